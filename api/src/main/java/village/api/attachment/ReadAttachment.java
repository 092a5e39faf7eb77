package village.api.attachment;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.place.Village;

/** Somebody looks at an attachment he may see. */
public final class ReadAttachment {
    private final Attachments attachments;
    private final AttachmentStore store;
    private final MediaLinks links;
    private final AttachmentAccess access;

    public ReadAttachment(
            Attachments attachments, AttachmentStore store, MediaLinks links, AttachmentVisibility visibility) {
        this.attachments = attachments;
        this.store = store;
        this.links = links;
        this.access = new AttachmentAccess(visibility);
    }

    /**
     * What was asked for, ready to send.
     *
     * @param format what the bytes are; another one than the attachment's where it was converted
     * @param tag the same for the same bytes, another for any others; empty for what is not to be kept
     */
    public record Reading(Attachment attachment, Format format, AttachmentStore.Content content, Optional<String> tag) {
        Reading untagged() {
            return new Reading(attachment, format, content, Optional.empty());
        }
    }

    /** A recording that cannot be converted is given as it is kept. */
    public Mono<Reading> read(Actor actor, Attachment.Id id, AttachmentStore.Size size) {
        return Mono.defer(() -> existing(actor.requireVillage(), id))
                .flatMap(attachment -> access.granted(actor, attachment))
                .flatMap(this::fingerprinted)
                .flatMap(attachment -> reading(attachment, size));
    }

    /** Reads what a signed link names, for WeChat's check: nobody is signed in, and only while the check is open. */
    public Mono<Reading> readLinked(String token) {
        return Mono.fromSupplier(() -> links.open(token))
                .flatMap(target -> existing(target.village(), target.attachment()))
                .filter(attachment -> attachment.state() == Attachment.State.PENDING)
                .switchIfEmpty(missing())
                .flatMap(attachment -> reading(attachment, AttachmentStore.Size.FULL))
                .map(Reading::untagged);
    }

    /** What was uploaded before fingerprints were kept gets one the first time it is looked at, and is shown without it too. */
    private Mono<Attachment> fingerprinted(Attachment attachment) {
        return attachment.sha256().isPresent()
                ? Mono.just(attachment)
                : ContentDigest.of(store, attachment.id())
                        .switchIfEmpty(missing())
                        .flatMap(sha256 -> attachments
                                .fingerprint(attachment.village(), attachment.id(), sha256)
                                .onErrorComplete()
                                .thenReturn(attachment.of(sha256)));
    }

    private Mono<Attachment> existing(Village.Id village, Attachment.Id id) {
        return attachments.byId(village, id).switchIfEmpty(missing());
    }

    private Mono<Reading> reading(Attachment attachment, AttachmentStore.Size size) {
        return size == AttachmentStore.Size.PLAYABLE ? playable(attachment) : kept(attachment, size);
    }

    /** Browsers play every recording but AMR. */
    private Mono<Reading> playable(Attachment attachment) {
        return Mono.just(attachment)
                .filter(file -> file.format() == Format.AMR)
                .flatMap(file -> store.get(file.id(), AttachmentStore.Size.PLAYABLE))
                .map(content -> new Reading(attachment, Format.MP3, content, tag(attachment, "-mp3")))
                .switchIfEmpty(Mono.defer(() -> kept(attachment, AttachmentStore.Size.FULL)));
    }

    private Mono<Reading> kept(Attachment attachment, AttachmentStore.Size size) {
        var tag = tag(attachment, size == AttachmentStore.Size.THUMB ? "-thumb" : "");
        return store.get(attachment.id(), size)
                .map(content -> new Reading(attachment, attachment.format(), content, tag))
                .switchIfEmpty(missing());
    }

    private static Optional<String> tag(Attachment attachment, String rendering) {
        return attachment.sha256().map(sha256 -> sha256 + rendering);
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND));
    }
}
