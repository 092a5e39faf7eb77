package village.api.complaint.reporter;

import java.util.LinkedHashMap;
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
import village.api.complaint.MergedWork;
import village.api.complaint.Moment;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.DueTimes;
import village.api.identity.Actor;

/**
 * The reporter says whether it is fixed, and how he was served. What is not fixed goes on; of a merged case he says it of
 * the answer the other had, and one that is not fixed goes on by itself.
 */
public final class RateComplaint {
    private final CaseWork work;
    private final MergedWork mergedWork;
    private final DueTimes dueTimes;

    public RateComplaint(CaseWork work, MergedWork mergedWork, DueTimes dueTimes) {
        this.work = work;
        this.mergedWork = mergedWork;
        this.dueTimes = dueTimes;
    }

    public Mono<Complaint> rate(Actor actor, Complaint.Id id, Rating rating, Optional<Once> once) {
        return Mono.defer(() -> Mono.zip(dueTimes.in(actor.requireVillage()), mergedWork.merged(actor, id), Known::new))
                .flatMap(known -> known.merged()
                        ? mergedWork.act(
                                actor,
                                id,
                                once,
                                (merges, moment) -> OwnMerged.rated(actor, merges, rating, known.terms(), moment))
                        : work.act(
                                actor,
                                id,
                                once,
                                (complaint, moment) -> rated(actor, complaint, rating, known.terms(), moment)));
    }

    private record Known(DueTimes.Terms terms, boolean merged) {}

    /** What a rating makes of a case. One that is not fixed is back with whoever answered, and may be rated again. */
    public static Change rated(Actor actor, Complaint complaint, Rating given, DueTimes.Terms terms, Moment moment) {
        Access.readable(actor, complaint);
        if (!complaint.broughtBy(actor)) {
            throw Refusal.of(Reason.COMPLAINT_NOT_YOURS);
        }
        return rated(complaint, Label.of(actor, complaint), given, terms, moment);
    }

    /** The same, whoever says so. */
    static Change rated(Complaint complaint, String label, Rating given, DueTimes.Terms terms, Moment moment) {
        if (complaint.rating().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_RATED);
        }
        requireRateable(complaint);
        var after = given.fixed()
                ? complaint.with(Status.RATED).with(complaint.ending().rated(given, moment.now()))
                : complaint
                        .back(moment.now(), terms.from(complaint.intake().category(), moment.now()))
                        .with(complaint.ending().reopened());
        var said = given.said() + (given.fixed() ? "" : "，继续办理");
        var entry = Entry.of(Step.Type.RATED, label, said).internally(given.text());
        return moment.change(after, entry, "complaint.rated", facts(complaint, given));
    }

    private static void requireRateable(Complaint complaint) {
        if (complaint.status() == Status.CLOSED) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED, "这件诉求已经办结，不能再评价。没有解决的，请点“重新办理”。");
        }
        if (!complaint.status().rateable()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复后再来评价。");
        }
    }

    private static Map<String, String> facts(Complaint before, Rating given) {
        var facts = new LinkedHashMap<String, String>();
        if (!given.fixed()) {
            facts.putAll(before.ending().takenFrom());
            facts.putAll(ReopenComplaint.served(before));
        }
        facts.putAll(facts(given));
        return facts;
    }

    /** What is told of a rating. */
    static Map<String, String> facts(Rating given) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("fixed", Boolean.toString(given.fixed()));
        given.stars().ifPresent(stars -> facts.put("stars", Integer.toString(stars)));
        return facts;
    }
}
