package village.api.complaint.handling.above;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.complaint.handling.PublicWords;
import village.api.identity.Actor;

/**
 * The township agrees that everybody may see a case whose reporter allowed it (公开). His name is never shown, and numbers
 * in what was said are masked.
 */
public final class PublishComplaint {
    private final CaseWork work;
    private final Complaints complaints;
    private final PublicWords words;

    public PublishComplaint(CaseWork work, Complaints complaints, PublicWords words) {
        this.work = work;
        this.complaints = complaints;
        this.words = words;
    }

    /**
     * Refuses ({@code publication.blocked}) where numbers are in what everybody would read, unless they are to be masked.
     *
     * @param masked whether whoever agrees knows that numbers are masked
     */
    public Mono<Complaint> publish(Actor actor, Complaint.Id id, boolean masked, Optional<Once> once) {
        return Mono.defer(() -> Mono.zip(words.eyes(actor), complaints.steps(actor.requireVillage(), id)))
                .flatMap(known -> work.act(actor, id, once, (complaint, moment) -> {
                    var change = published(actor, complaint, moment);
                    if (!masked) {
                        known.getT1().require(complaint, told(known.getT2()));
                    }
                    return change;
                }));
    }

    private static List<Step> told(List<Step> steps) {
        return steps.stream().filter(step -> !step.type().betweenThem()).toList();
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
