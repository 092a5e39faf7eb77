package village.api.attachment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/** Takes bytes in and keeps them once, whoever sends them. */
final class KeepUpload {
    private static final String OPERATION = "attachment.upload";

    private final AttachmentStore store;
    private final Attachments attachments;
    private final Ids ids;
    private final Clock clock;
    private final AttachmentEvents events;

    KeepUpload(AttachmentStore store, Attachments attachments, Ids ids, Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.ids = ids;
        this.clock = clock;
        this.events = new AttachmentEvents(ids);
    }

    /**
     * Who sends, and under which key.
     *
     * @param owner whose idempotency key it is
     */
    record Sender(Person.Id person, Village.Id village, String owner, String key) {
        /** Refuses a bad key. */
        Sender {
            key = once(owner, key, "").key();
        }

        Once once(String fingerprint) {
            return once(owner, key, fingerprint);
        }

        private static Once once(String owner, String key, String fingerprint) {
            return new Once(owner, OPERATION, key, fingerprint);
        }
    }

    /** What is made of bytes that were examined: their name, if it is kept, and their first state. */
    record Treatment(Optional<FileName> name, Attachment.State state) {}

    /** The attachment the key stands for; the same key with the same bytes gives the first upload again. */
    Mono<Attachment> keep(
            Sender sender, Flux<ByteBuffer> content, Function<AttachmentStore.Draft, Treatment> treatment) {
        return store.put(content).flatMap(draft -> toTheEnd(kept(sender, treatment.apply(draft), draft)));
    }

    private Mono<Attachment> kept(Sender sender, Treatment treatment, AttachmentStore.Draft draft) {
        var attachment = attachment(sender, treatment, draft);
        return store.commit(draft, attachment.id())
                .then(Mono.defer(() -> fingerprinted(attachment)))
                .flatMap(kept -> added(kept, sender.once(draft.digest())))
                .flatMap(known -> withoutSpare(attachment, known))
                .onErrorResume(failure -> store.discard(draft).then(Mono.error(failure)));
    }

    /** By what is kept, not by what was sent: pictures are drawn anew. */
    private Mono<Attachment> fingerprinted(Attachment attachment) {
        return ContentDigest.of(store, attachment.id()).map(attachment::of).defaultIfEmpty(attachment);
    }

    /** Once the bytes are there, keeping them goes on when the phone hangs up. */
    private static <T> Mono<T> toTheEnd(Mono<T> act) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(act.contextWrite(context).toFuture(), true));
    }

    private Attachment attachment(Sender sender, Treatment treatment, AttachmentStore.Draft draft) {
        return new Attachment(
                new Attachment.Id(ids.next()),
                sender.village(),
                sender.person(),
                draft.format(),
                treatment.name(),
                treatment.state(),
                draft.bytes(),
                Optional.empty(),
                draft.dimensions(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                1);
    }

    /** The bytes are there before the row, so a row never lacks its bytes; a refused row gives them back. */
    private Mono<Attachment> added(Attachment attachment, Once once) {
        var uploaded = events.of(AttachmentEvents.UPLOADED, attachment, attachment.uploadedAt());
        return attachments
                .add(attachment, uploaded, once)
                .onErrorResume(
                        Refusal.class, refusal -> store.remove(attachment.id()).then(Mono.error(refusal)));
    }

    private Mono<Attachment> withoutSpare(Attachment added, Attachment known) {
        return known.id().equals(added.id())
                ? Mono.just(known)
                : store.remove(added.id()).thenReturn(known);
    }
}
