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

/** A handler sends a case back that is not his to handle (退单), once. */
public final class ObjectToDispatch {
    private final CaseWork work;

    public ObjectToDispatch(CaseWork work) {
        this.work = work;
    }

    /** @param reason for colleagues only */
    public Mono<Complaint> object(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> objected(actor, complaint, reason, moment));
    }

    /** Refuses who does not have it in hand, or has sent it back before; his own he may send back, nothing else. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.inside(actor, complaint);
        var again = complaint.handling().objectors().stream().anyMatch(actor::is);
        if (again && complaint.status().open()) {
            throw Refusal.of(Reason.COMPLAINT_OBJECTED_ALREADY);
        }
        Access.allowed(Access.isHandler(actor, complaint), complaint);
        if (Access.isClaimant(actor, complaint)) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这是您以党员身份接的单。不办了，请在手机上退回接单。");
        }
        return switch (complaint.requireOpen().status()) {
            case DISPATCHED, IN_PROGRESS -> complaint;
            default -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "正在等反映人补充情况，收到补充后再退单。");
        };
    }

    /** What an objection makes of a case. */
    static Change objected(Actor actor, Complaint complaint, String reason, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.required("/reason", reason, "请写明为什么退单，方便改派。");
        var after = complaint
                .with(Status.ACCEPTED)
                .with(complaint.handling().objected(actor.requirePerson()))
                .with(complaint.deadline().unasked());
        var entry = Entry.of(
                        Step.Type.OBJECTED,
                        Label.of(actor),
                        complaint.deadline().dropped())
                .internally(words);
        return moment.change(after, entry, "complaint.objected");
    }
}
