package village.api.attachment;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre or dispatcher sees what waits for a decision. */
public final class ListAttachmentsToReview {
    private final Attachments attachments;
    private final AttachmentAccess access;

    public ListAttachmentsToReview(Attachments attachments, AttachmentVisibility visibility) {
        this.attachments = attachments;
        this.access = new AttachmentAccess(visibility);
    }

    /** Oldest first. A page may be short of what this actor must not see, and still have a next one. */
    public Mono<Page<Attachment, UUID>> list(
            Actor actor, Set<Attachment.State> states, Optional<UUID> after, int limit) {
        return Mono.defer(() -> attachments.inState(
                        actor.require(Role.CADRE, Role.DISPATCHER).requireVillage(), states, after, limit))
                .flatMap(page -> visible(actor, page));
    }

    private Mono<Page<Attachment, UUID>> visible(Actor actor, Page<Attachment, UUID> page) {
        return Flux.fromIterable(page.items())
                .filterWhen(attachment -> access.ownerVisible(actor, attachment))
                .collectList()
                .map(items -> new Page<>(items, page.next()));
    }
}
