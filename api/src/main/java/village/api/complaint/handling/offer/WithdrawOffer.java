package village.api.complaint.handling.offer;

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

/** A cadre or dispatcher takes back an offer that nobody has claimed. */
public final class WithdrawOffer {
    private final CaseWork work;

    public WithdrawOffer(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> withdraw(Actor actor, Complaint.Id id) {
        return work.act(actor, id, Optional.empty(), (complaint, moment) -> withdrawn(actor, complaint, moment));
    }

    /** Refuses who may not offer, and a case that is not on offer. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint), complaint);
        complaint.requireOpen();
        if (!complaint.handling().offered()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求没有在等党员接单。已经有人接单的，可以改派给别人。");
        }
        return complaint;
    }

    /** What it makes of a case. */
    static Change withdrawn(Actor actor, Complaint complaint, Moment moment) {
        permitted(actor, complaint);
        var after = complaint.with(complaint.handling().offered(false));
        var entry = Entry.of(Step.Type.OFFERED, Label.of(actor), "不再开放党员接单。");
        return moment.change(after, entry, "complaint.offer-withdrawn");
    }
}
