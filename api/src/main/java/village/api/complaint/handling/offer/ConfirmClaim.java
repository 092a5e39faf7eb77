package village.api.complaint.handling.offer;

import java.util.HashMap;
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
import village.api.complaint.Rating;
import village.api.complaint.Step;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;
import village.api.identity.Person;

/** A cadre or dispatcher confirms that a Party member really helped; credit follows from it. */
public final class ConfirmClaim {
    /** The fact that tells when the member said what he had done. */
    public static final String ANSWERED_AT = "answeredAt";

    /** The fact that tells how often the case had been taken up again when he did it. */
    public static final String ROUND = "round";

    private final CaseWork work;
    private final PublicWords words;

    public ConfirmClaim(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /**
     * Refuses ({@code publication.blocked}) numbers in what everybody would read.
     *
     * @param text for everybody who sees the case, possibly empty
     */
    public Mono<Complaint> confirm(Actor actor, Complaint.Id id, String text, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor, id, once, eyes.over((complaint, moment) -> confirmed(actor, complaint, text, moment))));
    }

    /** Refuses the member himself, and a service that neither its reporter nor a check found good, or confirmed before. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint) && !Access.isClaimant(actor, complaint), complaint);
        var handling = complaint.handling();
        if (handling.claimant().isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求没有党员接单。");
        }
        if (handling.claimConfirmed()) {
            throw Refusal.of(Reason.COMPLAINT_CLAIM_CONFIRMED);
        }
        if (!foundGood(complaint)) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "等反映人评价“已解决”，或者核实之后，再确认服务。");
        }
        return complaint;
    }

    /** The reporter's word counts before that of a check. */
    private static boolean foundGood(Complaint complaint) {
        var ending = complaint.ending();
        return switch (complaint.status()) {
            case VERIFIED, RATED, CLOSED ->
                ending.rating().map(Rating::fixed).orElse(ending.verifiedAt().isPresent());
            default -> false;
        };
    }

    /** What it makes of a case. */
    static Change confirmed(Actor actor, Complaint complaint, String text, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.optional("/text", text);
        var member = complaint.handling().claimant().orElseThrow();
        return moment.change(
                complaint.with(complaint.handling().confirmed()),
                Entry.of(Step.Type.CLAIM_CONFIRMED, Label.of(actor), words),
                "complaint.claim-confirmed",
                facts(complaint, member));
    }

    private static Map<String, String> facts(Complaint complaint, Person.Id member) {
        var facts = new HashMap<String, String>();
        facts.put("member", member.toString());
        facts.put(ROUND, String.valueOf(complaint.ending().reopenings()));
        complaint.ending().answeredAt().ifPresent(at -> facts.put(ANSWERED_AT, at.toString()));
        return facts;
    }
}
