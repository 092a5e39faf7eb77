package village.api.complaint.reporter;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The reporter adds something, asked for or not. */
public final class SupplementComplaint {
    private final CaseWork work;

    public SupplementComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> supplement(Actor actor, Complaint.Id id, Supplement supplement, Optional<Once> once) {
        return work.act(
                actor,
                id,
                once,
                supplement.attachments(),
                (complaint, moment) -> supplemented(actor, complaint, supplement, moment));
    }

    /** What a supplement makes of a case: what waited for it goes on, and gets its time back. */
    public static Change supplemented(Actor actor, Complaint complaint, Supplement supplement, Moment moment) {
        OwnCase.required(actor, complaint).requireOpen();
        var after = complaint.status() == Status.NEED_INFO ? resumed(complaint, moment) : complaint;
        var entry = Entry.of(Step.Type.SUPPLEMENTED, Label.of(actor, complaint), supplement.text())
                .with(supplement.attachments());
        return moment.change(after, entry, "complaint.supplemented");
    }

    /** Asked before anybody had it in hand, it goes back to where a handler is sought. */
    private static Complaint resumed(Complaint complaint, Moment moment) {
        return complaint
                .with(complaint.handler().isPresent() ? Status.IN_PROGRESS : Status.ACCEPTED)
                .with(complaint.deadline().resumed(moment.now()));
    }
}
