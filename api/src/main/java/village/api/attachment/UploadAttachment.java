package village.api.attachment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Village;

/** A villager or a member of staff sends a photo, a recording or a document, to use it afterwards. */
public final class UploadAttachment {
    private static final String OPERATION = "attachment.upload";

    private final AttachmentStore store;
    private final Attachments attachments;
    private final MediaLinks links;
    private final Ids ids;
    private final Clock clock;
    private final AttachmentEvents events;

    public UploadAttachment(AttachmentStore store, Attachments attachments, MediaLinks links, Ids ids, Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
        this.events = new AttachmentEvents(ids);
    }

    /**
     * Takes the bytes in and keeps them once per key. The same key with the same bytes gives the first upload again.
     *
     * @param key the caller's idempotency key; empty for an upload that is never repeated
     * @param content cold; read no further than the size limit
     */
    public Mono<Attachment> upload(Actor actor, Optional<String> key, Flux<ByteBuffer> content) {
        return upload(actor, key, content, Optional::empty);
    }

    /**
     * The same, under a name.
     *
     * @param name what the sender calls it, asked for when the content was read; only that of staff is kept, cleaned
     */
    public Mono<Attachment> upload(
            Actor actor, Optional<String> key, Flux<ByteBuffer> content, Supplier<Optional<String>> name) {
        return Mono.defer(() -> {
            var sender = sender(actor, key);
            return store.put(content).flatMap(draft -> toTheEnd(kept(sender, named(actor, name, draft), draft)));
        });
    }

    private static Optional<FileName> named(Actor actor, Supplier<Optional<String>> name, AttachmentStore.Draft draft) {
        return actor.staff() ? name.get().flatMap(sent -> FileName.of(sent, draft.format())) : Optional.empty();
    }

    /** Refuses before a byte is read what can be refused then. */
    private Sender sender(Actor actor, Optional<String> key) {
        var person =
                actor.staff() ? actor.requirePerson() : actor.requireBound().requirePerson();
        var asked = new Once(
                "person:" + person, OPERATION, key.orElseGet(() -> ids.next().toString()), "");
        return new Sender(person, actor.requireVillage(), asked.owner(), asked.key());
    }

    private record Sender(Person.Id person, Village.Id village, String owner, String key) {
        Once once(String fingerprint) {
            return new Once(owner, OPERATION, key, fingerprint);
        }
    }

    private Mono<Attachment> kept(Sender sender, Optional<FileName> name, AttachmentStore.Draft draft) {
        var attachment = attachment(sender, name, draft);
        return store.commit(draft, attachment.id())
                .then(Mono.defer(() -> added(attachment, sender.once(draft.digest()))))
                .flatMap(known -> withoutSpare(attachment, known))
                .onErrorResume(failure -> store.discard(draft).then(Mono.error(failure)));
    }

    /** Once the bytes are there, keeping them goes on when the phone hangs up. */
    private static <T> Mono<T> toTheEnd(Mono<T> act) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(act.contextWrite(context).toFuture(), true));
    }

    private Attachment attachment(Sender sender, Optional<FileName> name, AttachmentStore.Draft draft) {
        var asked = draft.format().type() != Attachment.Type.DOCUMENT && links.available();
        return new Attachment(
                new Attachment.Id(ids.next()),
                sender.village(),
                sender.person(),
                draft.format(),
                name,
                asked ? Attachment.State.PENDING : Attachment.State.REVIEW,
                draft.bytes(),
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
