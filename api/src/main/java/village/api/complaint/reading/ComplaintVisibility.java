package village.api.complaint.reading;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;

/** Who may see a case may see its photos and recordings. */
public final class ComplaintVisibility implements AttachmentVisibility {
    private final Complaints complaints;

    public ComplaintVisibility(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Mono<Boolean> visible(Actor actor, Attachment attachment) {
        return Mono.justOrEmpty(attachment.owner())
                .filter(owner -> owner.kind().equals(Complaint.OWNER))
                .flatMap(owner -> complaints.byId(attachment.village(), new Complaint.Id(owner.id())))
                .map(complaint -> Access.mayRead(actor, complaint))
                .defaultIfEmpty(false);
    }
}
