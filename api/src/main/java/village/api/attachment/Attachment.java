package village.api.attachment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * A photo, a recording or a document, and whether it is safe to show. Its bytes are in the {@link AttachmentStore}.
 *
 * @param uploader who sent it
 * @param name what staff called it; what others call their files is not kept
 * @param bytes how long the kept file is
 * @param sha256 of the kept file, hexadecimal; empty for an older upload that nobody has looked at since
 * @param dimensions of an image as it is kept
 * @param owner what it was used for; empty until then
 * @param decision how it came to its state; empty while nobody has looked
 * @param version from 1, one more with each change of state
 */
public record Attachment(
        Id id,
        Village.Id village,
        Person.Id uploader,
        Format format,
        Optional<FileName> name,
        State state,
        long bytes,
        Optional<String> sha256,
        Optional<Dimensions> dimensions,
        Optional<Owner> owner,
        Optional<Decision> decision,
        Instant uploadedAt,
        long version) {

    /** Reason of a {@link Decision}: WeChat gave no verdict in time, or could not be asked. */
    public static final String NO_VERDICT = "no-verdict";

    /** Reason of a {@link Decision}: WeChat's verdict. */
    public static final String WECHAT = "wechat";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What it is for people. */
    public enum Type {
        IMAGE,
        VOICE,
        DOCUMENT
    }

    /** Whether it may be shown. */
    public enum State {
        /** WeChat has been or will be asked. */
        PENDING,
        PASS,
        /** Waits for people. */
        REVIEW,
        RISKY
    }

    /** In pixels. */
    public record Dimensions(int width, int height) {}

    /**
     * What an attachment was used for.
     *
     * @param kind for example {@code complaint}
     */
    public record Owner(String kind, UUID id) {}

    /**
     * How an attachment came to its state.
     *
     * @param by empty when no person decided
     * @param reason {@link #WECHAT}, {@link #NO_VERDICT}, or what the person wrote, possibly nothing
     */
    public record Decision(Optional<Person.Id> by, String reason, Instant at) {
        boolean withoutVerdict() {
            return by.isEmpty() && reason.equals(NO_VERDICT);
        }
    }

    public Type type() {
        return format.type();
    }

    /** A person lets it pass or keeps it back. Refuses what is already decided. */
    Attachment reviewed(Person.Id by, State verdict, String reason, Instant at) {
        if (verdict != State.PASS && verdict != State.RISKY) {
            throw Refusal.invalid("/verdict", "审核结论应为 pass 或 risky。");
        }
        if (state != State.PENDING && state != State.REVIEW) {
            throw Refusal.of(Reason.ATTACHMENT_DECIDED);
        }
        return in(verdict, new Decision(Optional.of(by), reason, at));
    }

    /** WeChat's verdict; the same attachment where it no longer matters, because people come first. */
    Attachment checked(State verdict, Instant at) {
        var waiting = state == State.PENDING
                || (state == State.REVIEW
                        && decision.filter(Decision::withoutVerdict).isPresent());
        return waiting && verdict != State.PENDING ? in(verdict, new Decision(Optional.empty(), WECHAT, at)) : this;
    }

    /** No verdict came: people decide. The same attachment where one came after all. */
    Attachment lapsed(Instant at) {
        return state == State.PENDING ? in(State.REVIEW, new Decision(Optional.empty(), NO_VERDICT, at)) : this;
    }

    /** The same, once it is known what its bytes are. */
    Attachment of(String fingerprint) {
        return new Attachment(
                id,
                village,
                uploader,
                format,
                name,
                state,
                bytes,
                Optional.of(fingerprint),
                dimensions,
                owner,
                decision,
                uploadedAt,
                version);
    }

    /** Nothing of it is to be had any more: its bytes go, and what it was called and made of. */
    Attachment erased() {
        return new Attachment(
                id,
                village,
                uploader,
                format,
                Optional.empty(),
                state,
                bytes,
                Optional.empty(),
                dimensions,
                owner,
                decision,
                uploadedAt,
                version + 1);
    }

    private Attachment in(State next, Decision how) {
        return new Attachment(
                id,
                village,
                uploader,
                format,
                name,
                next,
                bytes,
                sha256,
                dimensions,
                owner,
                Optional.of(how),
                uploadedAt,
                version + 1);
    }
}
