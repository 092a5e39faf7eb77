package village.api.complaint.handling.offer;

import java.util.Map;
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
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** A cadre or dispatcher opens a case or a wish to the Party members of the village (点单). */
public final class OfferComplaint {
    /** The fact whether Party members read what it says before one of them has taken it. */
    private static final String READ = "read";

    private final CaseWork work;

    public OfferComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> offer(Actor actor, Complaint.Id id, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> offered(actor, complaint, moment));
    }

    /**
     * Refuses who may not offer, and what Party members cannot take; a hidden name with it, be it a wish: what it says
     * would be read by every member, and whoever takes it comes to the door.
     */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint), complaint);
        complaint.requireOpen();
        var hidden = complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.DISPATCHER_ONLY;
        if (complaint.intake().aboutStaff() || complaint.intake().kind() == Intake.Kind.ENTERPRISE) {
            throw Refusal.of(Reason.COMPLAINT_NOT_OFFERABLE);
        }
        if (hidden) {
            throw Refusal.of(Reason.COMPLAINT_NOT_OFFERABLE, "反映人不愿让办理的人知道他是谁，不能请党员接单。");
        }
        if (complaint.status() == Status.NEED_INFO) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "正在等反映人补充情况，收到补充后再开放接单。");
        }
        if (complaint.handling().offered() || complaint.handling().claimant().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "已经开放接单，或者已经有党员接单了。");
        }
        return complaint;
    }

    /** What an offer makes of a case. */
    static Change offered(Actor actor, Complaint complaint, Moment moment) {
        permitted(actor, complaint);
        var status = complaint.status() == Status.SUBMITTED ? Status.ACCEPTED : complaint.status();
        var after = complaint.with(status).with(complaint.handling().offered(true));
        return moment.change(
                after,
                Entry.of(Step.Type.OFFERED, Label.of(actor)),
                "complaint.offered",
                Map.of(READ, String.valueOf(Access.showsContent(after))));
    }
}
