package village.api.credit.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.CreditYear;
import village.api.credit.appeal.Appeals;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A branch secretary closes a year that is over and has no appeal waiting. It is never opened again. */
public final class CloseYear {
    /** What its events are about is called so. */
    public static final String KIND = "credit-closing";

    private static final int FIRST = 2000;

    private final Closings closings;
    private final Appeals appeals;
    private final Ids ids;
    private final Clock clock;

    public CloseYear(Closings closings, Appeals appeals, Ids ids, Clock clock) {
        this.closings = closings;
        this.appeals = appeals;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Closings.Closing> close(Actor actor, int year) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .map(keeper -> over(year, clock.instant()))
                .flatMap(now -> appeals.waiting(actor.requireVillage(), year)
                        .filter(waiting -> waiting == 0)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_YEAR_APPEALS)))
                        .flatMap(none ->
                                close(new Closings.Closing(actor.requireVillage(), year, actor.requirePerson(), now))));
    }

    private static Instant over(int year, Instant now) {
        if (year < FIRST || year >= CreditYear.of(now)) {
            throw Refusal.of(Reason.CREDIT_YEAR_RUNNING);
        }
        return now;
    }

    private Mono<Closings.Closing> close(Closings.Closing closing) {
        var subject = new Event.Subject(KIND, ids.next(), 1);
        var facts = Map.of(
                "year", String.valueOf(closing.year()), "actor", closing.by().toString());
        return closings.close(
                closing,
                new Event(
                        ids.next(),
                        Optional.of(closing.village()),
                        subject,
                        "credit.year-closed",
                        facts,
                        closing.at()));
    }

    /** The closed years, the latest first. */
    public Mono<List<Closings.Closing>> closed(Actor actor) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.BRANCH_SECRETARY, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .flatMap(reader -> closings.of(reader.requireVillage()));
    }
}
