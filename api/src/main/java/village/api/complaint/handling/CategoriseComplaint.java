package village.api.complaint.handling;

import java.time.Duration;
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
import village.api.complaint.Step;
import village.api.complaint.catalogue.DueTimes;
import village.api.identity.Actor;

/** Who has a case in hand, or dispatches, says what it belongs to (归类): plan and due time follow from it. */
public final class CategoriseComplaint {
    private final CaseWork work;
    private final DueTimes dueTimes;

    public CategoriseComplaint(CaseWork work, DueTimes dueTimes) {
        this.work = work;
        this.dueTimes = dueTimes;
    }

    /** @param code of the catalogue in force */
    public Mono<Complaint> categorise(Actor actor, Complaint.Id id, String code, Optional<Once> once) {
        return Mono.defer(() -> dueTimes.in(actor.requireVillage()))
                .flatMap(terms -> work.act(
                        actor, id, once, (complaint, moment) -> categorised(actor, complaint, code, terms, moment)));
    }

    /** Refuses who neither has it in hand nor dispatches, and a case that is no longer open. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayAnswer(actor, complaint), complaint);
        return complaint.requireOpen();
    }

    /**
     * What it makes of a case: its due time moves by as much as the category allows more or less than what it had. Who
     * has it in hand wins no time so: it moves later only where somebody else says so, who dispatches.
     */
    static Change categorised(Actor actor, Complaint complaint, String code, DueTimes.Terms terms, Moment moment) {
        permitted(actor, complaint);
        var category = terms.catalogue().lower(code).orElseThrow(() -> Refusal.of(Reason.CATEGORY_NOT_FOUND));
        var before = complaint.intake().category();
        if (before.filter(code::equals).isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经归在这一类。");
        }
        var start = complaint.deadline().since();
        var more = Duration.between(terms.from(before, start), terms.from(Optional.of(code), start));
        var later = !more.isNegative() && !more.isZero();
        var kept = later && !mayWinTime(actor, complaint);
        var after = complaint
                .with(complaint.intake().of(code, moment.now()))
                .with(complaint
                        .deadline()
                        .later(kept ? Duration.ZERO : more)
                        .aheadOf(moment.now(), complaint.intake().level()));
        var said = "归为“" + category.name() + "”" + (kept ? "，最迟答复的时间不变。" : "。");
        var entry = Entry.of(Step.Type.CATEGORISED, Label.of(actor), said);
        return moment.change(after, entry, "complaint.categorised", Map.of("category", code));
    }

    private static boolean mayWinTime(Actor actor, Complaint complaint) {
        return Access.mayDispatch(actor, complaint)
                && complaint.handler().filter(actor::is).isEmpty();
    }
}
