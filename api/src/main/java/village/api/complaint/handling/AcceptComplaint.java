package village.api.complaint.handling;

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
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The village or the township says that it will deal with a case (受理); its handler says that he has begun (接单). */
public final class AcceptComplaint {
    private final CaseWork work;

    public AcceptComplaint(CaseWork work) {
        this.work = work;
    }

    /** @param note for colleagues only, possibly empty */
    public Mono<Complaint> accept(Actor actor, Complaint.Id id, String note, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> accepted(actor, complaint, note, moment));
    }

    /** Refuses who may not accept, and a case that waits for somebody else to do so. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        var dispatches = Access.mayDispatch(actor, complaint);
        var handles = Access.isHandler(actor, complaint);
        Access.allowed(dispatches || handles, complaint);
        return switch (complaint.requireOpen().status()) {
            case SUBMITTED -> Access.allowed(dispatches, complaint);
            case DISPATCHED -> Access.allowed(handles, complaint);
            case ACCEPTED -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经受理，请派给办理人。");
            default -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经在办理，办好后请直接答复。");
        };
    }

    /** What acceptance makes of a case. */
    static Change accepted(Actor actor, Complaint complaint, String note, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.optional("/note", note);
        return complaint.status() == Status.SUBMITTED
                ? moment.change(
                        complaint.with(Status.ACCEPTED),
                        Entry.of(Step.Type.ACCEPTED, Label.of(actor)).internally(words),
                        "complaint.accepted")
                : moment.change(
                        complaint.with(Status.IN_PROGRESS),
                        Entry.of(Step.Type.TAKEN, Label.of(actor)).internally(words),
                        "complaint.taken");
    }
}
