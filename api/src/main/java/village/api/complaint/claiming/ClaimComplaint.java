package village.api.complaint.claiming;

import java.util.LinkedHashMap;
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
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A Party member takes an offered case on. Of many at once one gets it. */
public final class ClaimComplaint {
    private final CaseWork work;

    public ClaimComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> claim(Actor actor, Complaint.Id id, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> claimed(actor, complaint, moment));
    }

    /**
     * What a claim makes of a case: the member has it in hand. Whoever of the staff had it before is told, and the time
     * he wished for is no longer decided about.
     */
    public static Change claimed(Actor actor, Complaint complaint, Moment moment) {
        refuseWhomItIsNotOffered(actor, complaint);
        var after = complaint
                .with(Status.IN_PROGRESS)
                .with(complaint.handling().claimedBy(actor.requirePerson()))
                .with(complaint.deadline().resumed(moment.now()).unasked());
        var entry = Entry.of(
                Step.Type.CLAIMED, Label.of(actor, after), complaint.deadline().dropped());
        var facts = new LinkedHashMap<>(complaint.handling().takenFor(actor.person()));
        facts.putAll(member(actor));
        return moment.change(after, entry, "complaint.claimed", facts);
    }

    /** Whether he may take it now. */
    public static boolean mayClaim(Actor actor, Complaint complaint) {
        return Access.isOfferedTo(actor, complaint) && !complaint.reporting().concerns(actor);
    }

    private static void refuseWhomItIsNotOffered(Actor actor, Complaint complaint) {
        var member = actor.holds(Role.PARTY_MEMBER);
        var taken = complaint.handling().claimant().isPresent();
        if (member && taken && !complaint.intake().aboutStaff()) {
            throw Refusal.of(Reason.COMPLAINT_CLAIMED);
        }
        Access.readable(actor, complaint);
        Access.allowed(member, complaint);
        if (complaint.reporting().concerns(actor)) {
            throw Refusal.of(Reason.COMPLAINT_CLAIM_OWN);
        }
        complaint.requireOpen();
        if (!Access.isOfferedTo(actor, complaint)) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求没有开放给党员接单。");
        }
    }

    static Map<String, String> member(Actor actor) {
        return Map.of("member", actor.requirePerson().toString());
    }
}
