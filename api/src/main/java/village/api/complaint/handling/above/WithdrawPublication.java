package village.api.complaint.handling.above;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The township takes back that everybody sees a case. */
public final class WithdrawPublication {
    private final CaseWork work;

    public WithdrawPublication(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> withdraw(Actor actor, Complaint.Id id) {
        return work.act(actor, id, Optional.empty(), (complaint, moment) -> withdrawn(actor, complaint, moment));
    }

    /** Refuses who does not speak for the township, and a case that is not public. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayPublish(actor, complaint), complaint);
        if (!complaint.published()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求没有公开。");
        }
        return complaint;
    }

    /** What it makes of a case. */
    static Change withdrawn(Actor actor, Complaint complaint, Moment moment) {
        permitted(actor, complaint);
        var entry = Entry.of(Step.Type.PUBLISHED, Label.of(actor), "不再公开。");
        return moment.change(complaint.hidden(), entry, "complaint.unpublished");
    }
}
