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
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Due;
import village.api.identity.Actor;

/** The reporter asks how long it will take (催办), once a day. */
public final class RemindComplaint {
    private final CaseWork work;

    public RemindComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> remind(Actor actor, Complaint.Id id, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> reminded(actor, complaint, moment));
    }

    /** What a reminder makes of a case. */
    public static Change reminded(Actor actor, Complaint complaint, Moment moment) {
        OwnCase.required(actor, complaint);
        return reminded(complaint, Label.of(actor, complaint), moment);
    }

    /** The same, whoever says so. */
    static Change reminded(Complaint complaint, String label, Moment moment) {
        complaint.requireOpen();
        if (remindedOn(complaint, moment.now())) {
            throw Refusal.of(Reason.COMPLAINT_REMINDED_TODAY);
        }
        var after = complaint.with(complaint.urging().reminded(day(moment.now())));
        var entry = Entry.of(Step.Type.REMINDED, label);
        return moment.change(after, entry, "complaint.reminded");
    }

    /** Whether it was reminded of on the day of this moment, by the village's clock. */
    public static boolean remindedOn(Complaint complaint, Instant now) {
        return complaint.urging().remindedOn().filter(day(now)::equals).isPresent();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Due.ZONE).toLocalDate();
    }
}
