package village.api.complaint.reporter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.complaint.Urging;
import village.api.complaint.catalogue.Due;
import village.api.identity.Actor;

/** The reporter asks how long it will take (催办), once a day; of a merged case, how long the one takes that goes on. */
public final class RemindComplaint {
    private final CaseWork work;
    private final MergedWork mergedWork;

    public RemindComplaint(CaseWork work, MergedWork mergedWork) {
        this.work = work;
        this.mergedWork = mergedWork;
    }

    public Mono<Complaint> remind(Actor actor, Complaint.Id id, Optional<Once> once) {
        return mergedWork
                .merged(actor, id)
                .flatMap(merged -> merged
                        ? mergedWork.act(actor, id, once, (merges, moment) -> OwnMerged.reminded(actor, merges, moment))
                        : work.act(actor, id, once, (complaint, moment) -> reminded(actor, complaint, moment)));
    }

    /** What a reminder makes of a case. */
    public static Change reminded(Actor actor, Complaint complaint, Moment moment) {
        OwnCase.required(actor, complaint);
        return reminded(complaint, Label.of(actor, complaint), moment);
    }

    /** The same, whoever says so. */
    static Change reminded(Complaint complaint, String label, Moment moment) {
        var after = complaint.with(reminding(complaint.requireOpen(), moment.now()));
        var entry = Entry.of(Step.Type.REMINDED, label);
        return moment.change(after, entry, "complaint.reminded");
    }

    /** Once a day. */
    static Urging reminding(Complaint complaint, Instant now) {
        if (remindedOn(complaint, now)) {
            throw Refusal.of(Reason.COMPLAINT_REMINDED_TODAY);
        }
        return complaint.urging().reminded(day(now));
    }

    /** Whether it was reminded of on the day of this moment, by the village's clock. */
    public static boolean remindedOn(Complaint complaint, Instant now) {
        return complaint.urging().remindedOn().filter(day(now)::equals).isPresent();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Due.ZONE).toLocalDate();
    }
}
