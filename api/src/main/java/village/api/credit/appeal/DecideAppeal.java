package village.api.credit.appeal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Reversal;
import village.api.credit.ledger.SourceEvent;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/**
 * Who keeps the member's ledger decides: the line is taken back by a reversing one, perhaps with a right one instead, or
 * stands. Where the line is itself a reversing one, what it took back is booked anew. Nobody decides his own.
 */
public final class DecideAppeal {
    private final Appeals appeals;
    private final Keeper keeper;
    private final Ledger ledger;
    private final BookAppealed booking;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public DecideAppeal(
            Appeals appeals,
            Keeper keeper,
            Ledger ledger,
            BookAppealed booking,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.appeals = appeals;
        this.keeper = keeper;
        this.ledger = ledger;
        this.booking = booking;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param quantity what is right instead, in the rule's unit; empty for nothing, or for as much as a wrong reversal took
     */
    public record Verdict(boolean upheld, String reason, Optional<Integer> quantity) {
        public Verdict {
            if (quantity.filter(amount -> amount < 1 || amount > SourceEvent.MAX_QUANTITY)
                    .isPresent()) {
                throw Refusal.invalid("/quantity", "改正后的数量应为正整数。");
            }
            if (!upheld && quantity.isPresent()) {
                throw Refusal.invalid("/quantity", "维持原记录时不用写改正的数量。");
            }
        }
    }

    /** An appeal with the line it is about and whose it is. */
    public record Case(Appeal appeal, Entry line, BranchMember who) {}

    /** Decides once; of two at once the second is refused ({@code credit.appeal-decided}). */
    public Mono<Case> decide(Actor actor, Appeal.Id id, Verdict verdict) {
        return existing(actor, id)
                .flatMap(found -> transactions.together(appeals.locked(actor.requireVillage(), id)
                        .map(Appeal::requireWaiting)
                        .flatMap(appeal -> decided(actor.requirePerson(), appeal, found.line(), verdict))
                        .flatMap(appeal ->
                                appeals.decide(AppealChange.of(appeal, ids.next(), "decided", clock.instant())))))
                .then(Mono.defer(() -> existing(actor, id)));
    }

    private Mono<Appeal> decided(Person.Id by, Appeal appeal, Entry line, Verdict verdict) {
        var now = clock.instant();
        if (!verdict.upheld()) {
            return Mono.fromSupplier(() ->
                    appeal.decided(new Appeal.Decision(verdict.reason(), by, now, Optional.empty(), Optional.empty())));
        }
        var held = line.reversing() || verdict.quantity().isPresent() ? booking.requireHeld(line) : Mono.<Void>empty();
        return held.then(Mono.defer(() ->
                line.reversing() ? restored(by, appeal, line, verdict, now) : undone(by, appeal, line, verdict, now)));
    }

    /** A reversing line is never taken back: what it took is booked once more, with the appeal as its source. */
    private Mono<Appeal> restored(Person.Id by, Appeal appeal, Entry line, Verdict verdict, Instant now) {
        return booking.again(by, appeal, line, verdict.quantity())
                .map(again -> appeal.decided(
                        new Appeal.Decision(verdict.reason(), by, now, Optional.empty(), Optional.of(again))));
    }

    private Mono<Appeal> undone(Person.Id by, Appeal appeal, Entry line, Verdict verdict, Instant now) {
        return reversed(by, appeal, verdict.reason(), now)
                .flatMap(reversal -> Mono.justOrEmpty(verdict.quantity())
                        .flatMap(quantity -> booking.instead(by, appeal, line, quantity))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(corrected -> appeal.decided(new Appeal.Decision(
                                verdict.reason(), by, now, Optional.of(reversal.id()), corrected))));
    }

    private Mono<Entry> reversed(Person.Id by, Appeal appeal, String reason, Instant now) {
        var reversal = new Reversal(new Entry.Id(ids.next()), ids.next(), reason, by, now);
        return ledger.reverse(appeal.member().village(), appeal.line(), reversal);
    }

    public Mono<Case> existing(Actor actor, Appeal.Id id) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(keeping -> appeals.byId(keeping.requireVillage(), id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_APPEAL_NOT_FOUND)))
                .flatMap(appeal -> Mono.zip(
                        ledger.byId(appeal.member().village(), appeal.line()),
                        keeper.charge(actor, appeal.member().id()),
                        (line, who) -> new Case(appeal, line, who)));
    }

    /** What the actor decides: the secretary his branch's appeals, the township those of secretaries and of branches without one. */
    public Mono<Page<Appeal, UUID>> list(Actor actor, boolean waiting, Appeals.Slice slice) {
        return keeper.charged(
                actor,
                slice.limit(),
                appeal -> appeal.id().value(),
                branch -> appeals.list(actor.requireVillage(), branch, waiting, slice));
    }
}
