package village.api.complaint.reading;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;

/** Who may see a case may see its photos; its recordings are for those who may know who speaks. */
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
                .map(complaint -> visible(actor, complaint, attachment))
                .defaultIfEmpty(false);
    }

    private static boolean visible(Actor actor, Complaint complaint, Attachment attachment) {
        return attachment.type() == Attachment.Type.VOICE && fromReporter(complaint, attachment)
                ? Access.mayHear(actor, complaint)
                : Access.mayReadContent(actor, complaint);
    }

    private static boolean fromReporter(Complaint complaint, Attachment attachment) {
        return complaint.intake().attachments().contains(attachment.id())
                || attachment.uploader().equals(complaint.reporting().filer())
                || complaint.reporter().filter(attachment.uploader()::equals).isPresent();
    }
}
