package village.api.complaint.handling.above;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The township agrees that everybody may see a case whose reporter allowed it (公开). His name is never shown. */
public final class PublishComplaint {
    private final CaseWork work;

    public PublishComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> publish(Actor actor, Complaint.Id id, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> published(actor, complaint, moment));
    }

    /** Refuses who does not speak for the township, and what its reporter did not allow or everybody sees already. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayPublish(actor, complaint), complaint);
        if (complaint.intake().visibility() != Intake.Visibility.PUBLIC
                || complaint.intake().aboutStaff()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "反映人没有同意公开，或者涉及村干部，不能公开。");
        }
        if (complaint.published()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经公开了。");
        }
        return complaint;
    }

    /** What it makes of a case. */
    static Change published(Actor actor, Complaint complaint, Moment moment) {
        permitted(actor, complaint);
        var entry = Entry.of(Step.Type.PUBLISHED, Label.of(actor), "已公开，不带名字。");
        return moment.change(complaint.publishedIf(true), entry, "complaint.published");
    }
}
