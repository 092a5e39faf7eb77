package village.api.complaint.claiming;

import java.util.Optional;
import reactor.core.publisher.Mono;
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

/** A Party member gives back what he cannot do; it is offered to others again. */
public final class ReturnClaim {
    private final CaseWork work;

    public ReturnClaim(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> giveBack(Actor actor, Complaint.Id id) {
        return work.act(actor, id, Optional.empty(), (complaint, moment) -> returned(actor, complaint, moment));
    }

    /** What giving back makes of a case. */
    public static Change returned(Actor actor, Complaint complaint, Moment moment) {
        Access.readable(actor, complaint);
        Access.allowed(Access.isClaimant(actor, complaint), complaint).requireOpen();
        var after = complaint
                .with(Status.ACCEPTED)
                .with(complaint.handling().unclaimed())
                .with(complaint.deadline().resumed(moment.now()).unasked());
        var entry = Entry.of(
                Step.Type.CLAIM_WITHDRAWN,
                Label.of(actor, complaint),
                complaint.deadline().dropped());
        return moment.change(after, entry, "complaint.claim-withdrawn", ClaimComplaint.member(actor));
    }
}
