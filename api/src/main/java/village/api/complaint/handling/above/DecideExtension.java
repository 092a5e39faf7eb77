package village.api.complaint.handling.above;

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
import village.api.complaint.Deadline;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** Somebody above decides whether a handler gets more time. */
public final class DecideExtension {
    private final CaseWork work;
    private final PublicWords words;

    public DecideExtension(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /** @param text for everybody who sees the case, possibly empty */
    public record Decision(boolean approved, String text) {
        public Decision {
            text = Remark.optional("/text", text);
        }
    }

    /**
     * Refuses ({@code publication.blocked}) numbers in what everybody would read.
     *
     * @param extension the wish that was read; refuses when it is not the one that waits by now
     */
    public Mono<Complaint> decide(
            Actor actor, Complaint.Id id, Deadline.Extension.Id extension, Decision decision, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        eyes.over((complaint, moment) -> decided(actor, complaint, extension, decision, moment))));
    }

    /** Refuses who may not decide, the asker himself, and a case where nobody waits for a decision. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDecideExtension(actor, complaint), complaint);
        complaint.requireOpen();
        if (complaint.deadline().extension().isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_EXTENSION_DECIDED);
        }
        return complaint;
    }

    /**
     * What the decision makes of a case. Time already won, by waiting for the reporter, is never taken back; what is in
     * time again by it is looked after in the village again.
     */
    static Change decided(
            Actor actor, Complaint complaint, Deadline.Extension.Id extension, Decision decision, Moment moment) {
        permitted(actor, complaint);
        var deadline = complaint.deadline();
        var wish = deadline.extension()
                .filter(waiting -> waiting.id().equals(extension))
                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_EXTENSION_DECIDED));
        var due = wish.until().isAfter(deadline.due()) ? wish.until() : deadline.due();
        var first = complaint.intake().level();
        var after = complaint.with(
                decision.approved() ? deadline.moved(due).aheadOf(moment.now(), first) : deadline.unasked());
        var said = (decision.approved() ? "同意延期。" : "不同意延期，请按原期限办理。") + decision.text();
        return moment.change(
                after,
                Entry.of(Step.Type.EXTENSION_DECIDED, Label.of(actor), said),
                "complaint.extension-decided",
                Map.of(
                        "approved",
                        Boolean.toString(decision.approved()),
                        "asker",
                        wish.askedBy().toString()));
    }
}
