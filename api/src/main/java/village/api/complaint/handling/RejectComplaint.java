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

/** The village or the township does not take a case up, and says why. */
public final class RejectComplaint {
    private final CaseWork work;
    private final PublicWords words;

    public RejectComplaint(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /**
     * Refuses ({@code publication.blocked}) numbers in what everybody would read.
     *
     * @param reason for the reporter
     */
    public Mono<Complaint> reject(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        eyes.over("/reason", (complaint, moment) -> rejected(actor, complaint, reason, moment))));
    }

    /** Refuses who may not reject, and a case that somebody works on already. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint), complaint);
        return switch (complaint.requireOpen().status()) {
            case SUBMITTED, ACCEPTED -> complaint;
            default -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经派给人办理，不能再不受理。办不了的，请在答复里说明原因。");
        };
    }

    /** What a rejection makes of a case. */
    static Change rejected(Actor actor, Complaint complaint, String reason, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.required("/reason", reason, "请写明为什么不受理，并告诉反映人该找谁。");
        var after = complaint
                .with(Status.REJECTED)
                .with(complaint.handling().withheld())
                .with(complaint.deadline().unasked());
        return moment.change(after, Entry.of(Step.Type.REJECTED, Label.of(actor), words), "complaint.rejected");
    }
}
