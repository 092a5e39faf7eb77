package village.api.complaint.reporter;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The reporter adds something, asked for or not. */
public final class SupplementComplaint {
    /** The fact of a supplement that whoever has the case in hand can neither hear nor read. */
    static final String UNHEARD = "unheard";

    private final CaseWork work;
    private final MergedWork mergedWork;

    public SupplementComplaint(CaseWork work, MergedWork mergedWork) {
        this.work = work;
        this.mergedWork = mergedWork;
    }

    public Mono<Complaint> supplement(Actor actor, Complaint.Id id, Supplement supplement, Optional<Once> once) {
        return mergedWork
                .merged(actor, id)
                .flatMap(merged -> work.bringing(
                        actor,
                        supplement.attachments(),
                        merged ? toOther(actor, id, supplement, once) : toOwn(actor, id, supplement, once)));
    }

    private Mono<Complaint> toOwn(Actor actor, Complaint.Id id, Supplement supplement, Optional<Once> once) {
        return spoken(actor, supplement)
                .flatMap(spoken -> work.act(
                        actor,
                        id,
                        once,
                        (complaint, moment) -> supplemented(actor, complaint, supplement, spoken, moment)));
    }

    private Mono<Boolean> spoken(Actor actor, Supplement supplement) {
        return supplement.text().isEmpty() ? work.spoken(actor, supplement.attachments()) : Mono.just(false);
    }

    private Mono<Complaint> toOther(Actor actor, Complaint.Id id, Supplement supplement, Optional<Once> once) {
        return spoken(actor, supplement)
                .flatMap(spoken -> mergedWork.act(
                        actor,
                        id,
                        once,
                        (merges, moment) -> OwnMerged.supplemented(actor, merges, supplement, spoken, moment)));
    }

    /** What a supplement makes of a case: what waited for it goes on, and gets its time back. */
    public static Change supplemented(Actor actor, Complaint complaint, Supplement supplement, Moment moment) {
        return supplemented(actor, complaint, supplement, false, moment);
    }

    /**
     * The same.
     *
     * @param spoken whether nothing is written and somebody speaks: those who may hear a reporter whose name is not for the
     *     handlers are told as well
     */
    static Change supplemented(Actor actor, Complaint complaint, Supplement supplement, boolean spoken, Moment moment) {
        OwnCase.required(actor, complaint).requireOpen();
        var after = answered(complaint, moment.now());
        var entry = Entry.of(Step.Type.SUPPLEMENTED, Label.of(actor, complaint), supplement.text())
                .with(supplement.attachments());
        var unheard = spoken && complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.DISPATCHER_ONLY;
        return moment.change(after, entry, "complaint.supplemented", unheard ? Map.of(UNHEARD, "true") : Map.of());
    }

    /** What was asked for has come; asked before anybody had it in hand, it goes back to where a handler is sought. */
    static Complaint answered(Complaint complaint, Instant now) {
        return complaint.status() != Status.NEED_INFO
                ? complaint
                : complaint
                        .with(complaint.handler().isPresent() ? Status.IN_PROGRESS : Status.ACCEPTED)
                        .with(complaint.deadline().resumed(now));
    }
}
