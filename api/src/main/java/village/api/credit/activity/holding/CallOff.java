package village.api.credit.activity.holding;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Transactions;
import village.api.credit.SourceKind;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendances;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Reversal;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * Calls a themed Party day off. Who came early was booked before it began: nobody took part in what did not happen, so it
 * is taken back in the same transaction, and his page says why.
 */
public final class CallOff {
    private static final String REASON = "这次活动取消了，已经记上的先冲掉；改期开了以后重新记。";

    private final Activities activities;
    private final Attendances attendances;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public CallOff(
            Activities activities,
            Attendances attendances,
            Ledger ledger,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses what is over, or was called off before. */
    public Mono<Activity> cancel(Actor actor, Activity.Id id) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> HoldActivity.requireHolder(actor).requirePerson())
                .flatMap(by -> transactions.together(activities
                        .change(actor.requireVillage(), id, found -> {
                            var after = found.cancelled(now);
                            return new Activities.Change(after, after.told(ids.next(), "cancelled", by, now));
                        })
                        .delayUntil(after -> takenBack(after, by, now))))
                .switchIfEmpty(HoldActivity.missing());
    }

    /** Whoever signs holds the activity until he is booked: all who did are found here, in the order bookings lock them. */
    private Mono<Void> takenBack(Activity activity, Person.Id by, Instant now) {
        return attendances
                .of(activity.village(), activity.id())
                .flatMapIterable(all -> all)
                .filter(each -> each.state() == Attendance.State.CONFIRMED)
                .sort(Comparator.comparing(each -> each.member().id().toString()))
                .concatMap(each ->
                        ledger.of(each.member(), SourceKind.ACTIVITY, each.id().value()))
                .collectList()
                .flatMapMany(lines -> standing(activity, lines))
                .concatMap(line -> ledger.reverse(
                        activity.village(),
                        line.id(),
                        new Reversal(new Entry.Id(ids.next()), ids.next(), REASON, by, now)))
                .then();
    }

    private Flux<Entry> standing(Activity activity, List<Entry> lines) {
        var all = lines.stream().map(Entry::id).toList();
        return ledger.takenBack(activity.village(), all)
                .flatMapMany(taken -> Flux.fromIterable(lines).filter(line -> !taken.contains(line.id())));
    }
}
