package village.api.complaint.handling.above;

import java.time.Duration;
import java.time.Instant;
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
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** Staff close a case. What nobody rated is closed as that, and never counts as satisfied. */
public final class CloseComplaint {
    /** How long a reporter may take to look at an answer, or at what was found when it was checked. */
    static final Duration LOOK = Duration.ofDays(7);

    private final CaseWork work;
    private final PublicWords words;

    public CloseComplaint(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /**
     * Refuses ({@code publication.blocked}) numbers in what everybody would read.
     *
     * @param reason for the reporter; only a rated case needs none
     */
    public Mono<Complaint> close(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        eyes.over("/reason", (complaint, moment) -> closed(actor, complaint, reason, moment))));
    }

    /**
     * Refuses who may not close, and a case that is not answered, or answered or checked too lately; whose own answer
     * nobody has checked may not say that it is the end of it.
     */
    public static Complaint permitted(Actor actor, Complaint complaint, Instant now) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayDispatch(actor, complaint), complaint);
        return switch (complaint.status()) {
            case RATED -> complaint;
            case VERIFIED -> lookedAt(complaint, complaint.ending().verifiedAt(), now);
            case ANSWERED ->
                lookedAt(
                        Access.allowed(!Access.isHandler(actor, complaint), complaint),
                        complaint.ending().answeredAt(),
                        now);
            case CLOSED -> throw Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED);
            default -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复并核实后再办结。");
        };
    }

    private static Complaint lookedAt(Complaint complaint, Optional<Instant> since, Instant now) {
        if (now.isBefore(since.orElse(now).plus(LOOK))) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "答复或者核实还不到 7 天，请等反映人评价。");
        }
        return complaint;
    }

    /** What it makes of a case. */
    static Change closed(Actor actor, Complaint complaint, String reason, Moment moment) {
        permitted(actor, complaint, moment.now());
        var rated = complaint.status() == Status.RATED;
        var words = rated ? Remark.optional("/reason", reason) : Remark.required("/reason", reason, "请写明办结的理由。");
        var why = rated ? Ending.Closing.RATED : Ending.Closing.BY_STAFF;
        var after = complaint.with(Status.CLOSED).with(complaint.ending().closed(why, moment.now()));
        return moment.change(
                after,
                Entry.of(Step.Type.CLOSED, Label.of(actor), words),
                "complaint.closed",
                Map.of("closing", rated ? "rated" : "by-staff"));
    }
}
