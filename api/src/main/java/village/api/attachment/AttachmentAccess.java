package village.api.attachment;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Who may see an attachment: its uploader always; before it is used nobody else; then whoever may see what it was used
 * for, and unless it passed the check only those of them who handle things for the village.
 */
final class AttachmentAccess {
    private final AttachmentVisibility visibility;

    AttachmentAccess(AttachmentVisibility visibility) {
        this.visibility = visibility;
    }

    /** The attachment, or the refusal that tells this actor no more than he may know. */
    Mono<Attachment> granted(Actor actor, Attachment attachment) {
        if (actor.is(attachment.uploader())) {
            return Mono.just(attachment);
        }
        return ownerVisible(actor, attachment)
                .filter(visible -> visible)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND)))
                .map(visible -> presentable(actor, attachment));
    }

    /** Whether staff may look at it in order to decide. */
    Mono<Boolean> ownerVisible(Actor actor, Attachment attachment) {
        return attachment.owner().isEmpty() ? Mono.just(false) : visibility.visible(actor, attachment);
    }

    private static Attachment presentable(Actor actor, Attachment attachment) {
        if (attachment.state() != Attachment.State.PASS && !handles(actor)) {
            throw Refusal.of(Reason.ATTACHMENT_NOT_VIEWABLE);
        }
        return attachment;
    }

    /** Staff who handle things; whoever only runs the installation does not. */
    private static boolean handles(Actor actor) {
        return actor.holds(
                Role.GRID_WORKER,
                Role.BRANCH_SECRETARY,
                Role.CADRE,
                Role.SUPERVISION_COMMITTEE,
                Role.DISPATCHER,
                Role.SUPERVISOR);
    }
}
