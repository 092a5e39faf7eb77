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
import village.api.credit.branch.Keeper;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Closes a year that is over and in which nothing waits for a decision; it is never opened again. A year is closed for the whole village,
 * so whoever closes it keeps, or stands above, every ledger in it: where there is one branch its secretary, where there
 * are several only the township.
 */
public final class CloseYear {
    /** What its events are about is called so. */
    public static final String KIND = "credit-closing";

    private static final int FIRST = 2000;
    private static final String SEVERAL = "村里不止一个支部，结账要动到别的支部，请乡镇办理。";

    private final Closings closings;
    private final Keeper keeper;
    private final Ids ids;
    private final Clock clock;

    public CloseYear(Closings closings, Keeper keeper, Ids ids, Clock clock) {
        this.closings = closings;
        this.keeper = keeper;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Closings.Closing> close(Actor actor, int year) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .map(closer -> over(year, clock.instant()))
                .delayUntil(now -> keeper.requireWholeVillage(actor, SEVERAL))
                .flatMap(now -> close(new Closings.Closing(actor.requireVillage(), year, actor.requirePerson(), now)));
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
