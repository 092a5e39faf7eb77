package village.api.attachment;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre or dispatcher decides whether an attachment may be shown. */
public final class ReviewAttachment {
    private static final int MAX_REASON_LENGTH = 500;

    private final Attachments attachments;
    private final Clock clock;
    private final AttachmentEvents events;
    private final AttachmentAccess access;

    public ReviewAttachment(Attachments attachments, AttachmentVisibility visibility, Ids ids, Clock clock) {
        this.attachments = attachments;
        this.clock = clock;
        this.events = new AttachmentEvents(ids);
        this.access = new AttachmentAccess(visibility);
    }

    /**
     * Decides for good. Refuses what is already decided.
     *
     * @param verdict pass or risky
     * @param reason possibly empty
     */
    public Mono<Attachment> review(Actor actor, Attachment.Id id, Attachment.State verdict, String reason) {
        return Mono.defer(() -> existing(actor.require(Role.CADRE, Role.DISPATCHER), id))
                .map(attachment ->
                        attachment.reviewed(actor.requirePerson(), verdict, acceptable(reason), clock.instant()))
                .flatMap(reviewed ->
                        attachments.change(reviewed, events.of(AttachmentEvents.REVIEWED, reviewed, clock.instant())));
    }

    private Mono<Attachment> existing(Actor actor, Attachment.Id id) {
        return attachments
                .byId(actor.requireVillage(), id)
                .filterWhen(attachment -> access.ownerVisible(actor, attachment))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND)));
    }

    private static String acceptable(String reason) {
        if (reason.length() > MAX_REASON_LENGTH) {
            throw Refusal.invalid("/reason", "说明不能超过 500 个字。");
        }
        return reason.strip();
    }
}
