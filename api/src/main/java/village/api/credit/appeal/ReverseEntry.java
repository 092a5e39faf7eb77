package village.api.credit.appeal;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.branch.Confirmations;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Reversal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * A keeper takes a wrong line back, with a reason that the member reads. Where the member has said himself what is wrong
 * with it, his appeal is decided instead, so that he gets his answer ({@code credit.appeal-waiting}).
 */
public final class ReverseEntry {
    private static final String WAITING = "本人对这条记录的申诉还在等处理，请到“申诉”里决定：申诉成立就会冲正。";

    private final Keeper keeper;
    private final Ledger ledger;
    private final Appeals appeals;
    private final Confirmations confirmations;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ReverseEntry(
            Keeper keeper,
            Ledger ledger,
            Appeals appeals,
            Confirmations confirmations,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.keeper = keeper;
        this.ledger = ledger;
        this.appeals = appeals;
        this.confirmations = confirmations;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the reversing line, once however often it is asked for */
    public Mono<Entry> reverse(Actor actor, Entry.Id id, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(keeping -> ledger.byId(keeping.requireVillage(), id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_ENTRY_NOT_FOUND)))
                .flatMap(taken -> keeper.charge(actor, taken.source().member().id()))
                .map(who -> new Reversal(
                        new Entry.Id(ids.next()), ids.next(), reason, actor.requirePerson(), clock.instant()))
                .flatMap(reversal -> transactions.together(once(actor, once, reversal)
                        .flatMap(line -> line.equals(reversal.id())
                                ? reversed(actor.requireVillage(), id, reversal)
                                : ledger.byId(actor.requireVillage(), line))));
    }

    /** Asked after the line was reversed, in the same transaction: no appeal about it can be filed any more. */
    private Mono<Entry> reversed(Village.Id village, Entry.Id id, Reversal reversal) {
        return ledger.reverse(village, id, reversal)
                .filterWhen(line -> appeals.waiting(village, id).map(waiting -> !waiting))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_APPEAL_WAITING, WAITING)));
    }

    private Mono<Entry.Id> once(Actor actor, Optional<Once> once, Reversal reversal) {
        return Mono.justOrEmpty(once)
                .flatMap(key -> confirmations.of(
                        actor.requireVillage(), key, reversal.id().value()))
                .map(Entry.Id::new)
                .defaultIfEmpty(reversal.id());
    }
}
