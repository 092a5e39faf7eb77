package village.api.credit.branch;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Reversal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A keeper takes a wrong line back, with a reason that the member reads. */
public final class ReverseEntry {
    private final Keeper keeper;
    private final Ledger ledger;
    private final Confirmations confirmations;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ReverseEntry(
            Keeper keeper,
            Ledger ledger,
            Confirmations confirmations,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.keeper = keeper;
        this.ledger = ledger;
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
                                ? ledger.reverse(actor.requireVillage(), id, reversal)
                                : ledger.byId(actor.requireVillage(), line))));
    }

    private Mono<Entry.Id> once(Actor actor, Optional<Once> once, Reversal reversal) {
        return Mono.justOrEmpty(once)
                .flatMap(key -> confirmations.of(
                        actor.requireVillage(), key, reversal.id().value()))
                .map(Entry.Id::new)
                .defaultIfEmpty(reversal.id());
    }
}
