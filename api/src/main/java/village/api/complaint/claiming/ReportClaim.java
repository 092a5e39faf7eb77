package village.api.complaint.claiming;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.PublicWords;
import village.api.identity.Actor;

/** A Party member tells what he has done; for the reporter that is the answer. */
public final class ReportClaim {
    private final CaseWork work;
    private final PublicWords words;

    public ReportClaim(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /** Refuses ({@code publication.blocked}) numbers in what everybody would read. */
    public Mono<Complaint> report(Actor actor, Complaint.Id id, Answer result, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        result.attachments(),
                        eyes.over((complaint, moment) -> reported(actor, complaint, result, moment))));
    }

    /** What a member's result makes of a case. */
    public static Change reported(Actor actor, Complaint complaint, Answer result, Moment moment) {
        Access.readable(actor, complaint);
        Access.allowed(Access.isClaimant(actor, complaint), complaint);
        Access.notHisOwn(actor, complaint).requireOpen();
        return AnswerComplaint.answered(complaint, actor, Label.of(actor, complaint), result, moment);
    }
}
