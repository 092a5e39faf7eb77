package village.api.complaint.reporter;

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
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** The reporter says whether it is fixed, and how he was served. */
public final class RateComplaint {
    private final CaseWork work;

    public RateComplaint(CaseWork work) {
        this.work = work;
    }

    public Mono<Complaint> rate(Actor actor, Complaint.Id id, Rating rating, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> rated(actor, complaint, rating, moment));
    }

    /** What a rating makes of a case. */
    public static Change rated(Actor actor, Complaint complaint, Rating given, Moment moment) {
        Access.readable(actor, complaint);
        if (!complaint.broughtBy(actor)) {
            throw Refusal.of(Reason.COMPLAINT_NOT_YOURS);
        }
        if (complaint.rating().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_RATED);
        }
        requireRateable(complaint);
        var after = complaint.with(Status.RATED).with(complaint.ending().rated(given, moment.now()));
        var said = (given.fixed() ? "已解决" : "没有解决") + "，" + given.stars() + " 星";
        var entry = Entry.of(Step.Type.RATED, Label.of(actor, complaint), said).internally(given.text());
        return moment.change(after, entry, "complaint.rated", facts(given));
    }

    private static void requireRateable(Complaint complaint) {
        if (complaint.status() == Status.CLOSED) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED, "这件诉求已经办结，不能再评价。没有解决的，请点“重新办理”。");
        }
        if (!complaint.status().rateable()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复后再来评价。");
        }
    }

    private static Map<String, String> facts(Rating given) {
        return Map.of("fixed", Boolean.toString(given.fixed()), "stars", Integer.toString(given.stars()));
    }
}
