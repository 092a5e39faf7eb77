package village.api.credit.activity.holding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Transactions;
import village.api.credit.SourceKind;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
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
    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public CallOff(Activities activities, Ledger ledger, Transactions transactions, Ids ids, Clock clock) {
        this.activities = activities;
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

    /** Whoever signs holds the activity until he is booked, and is found here; what an appeal booked of it as well. */
    private Mono<List<Entry>> takenBack(Activity activity, Person.Id by, Instant now) {
        return ledger.reverseAll(
                activity.village(),
                SourceKind.ACTIVITY,
                activity.id().toString(),
                () -> new Reversal(new Entry.Id(ids.next()), ids.next(), REASON, by, now));
    }
}
