package village.api.attachment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A villager or a member of staff sends a photo, a recording or a document, to use it afterwards. */
public final class UploadAttachment {
    private final KeepUpload keep;
    private final Contributors contributors;
    private final MediaLinks links;
    private final Ids ids;

    public UploadAttachment(
            AttachmentStore store,
            Attachments attachments,
            Contributors contributors,
            MediaLinks links,
            Ids ids,
            Clock clock) {
        this.keep = new KeepUpload(store, attachments, ids, clock);
        this.contributors = contributors;
        this.links = links;
        this.ids = ids;
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
        return Mono.defer(() -> sender(actor, key))
                .flatMap(sender -> keep.keep(
                        sender,
                        content,
                        draft -> new KeepUpload.Treatment(named(actor, name, draft), firstState(draft))));
    }

    private static Optional<FileName> named(Actor actor, Supplier<Optional<String>> name, AttachmentStore.Draft draft) {
        return actor.staff() ? name.get().flatMap(sent -> FileName.of(sent, draft.format())) : Optional.empty();
    }

    /** Refuses before a byte is read what can be refused then. */
    private Mono<KeepUpload.Sender> sender(Actor actor, Optional<String> key) {
        var person = actor.requirePerson();
        var sender = new KeepUpload.Sender(
                person,
                actor.requireVillage(),
                "person:" + person,
                key.orElseGet(() -> ids.next().toString()));
        return actor.staff() || actor.holds(Role.VILLAGER, Role.RESIDENT)
                ? Mono.just(sender)
                : contributors
                        .include(actor)
                        .filter(included -> included)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.BINDING_REQUIRED)))
                        .thenReturn(sender);
    }

    private Attachment.State firstState(AttachmentStore.Draft draft) {
        var asked = draft.format().type() != Attachment.Type.DOCUMENT && links.available();
        return asked ? Attachment.State.PENDING : Attachment.State.REVIEW;
    }
}
