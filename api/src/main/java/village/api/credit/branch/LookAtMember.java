package village.api.credit.branch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.CreditYear;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.identity.AccessLog;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RosterPerson;

/** A keeper looks at a member's name and lines, for a purpose that the member reads afterwards. */
public final class LookAtMember {
    private static final int MAX_PURPOSE = 200;

    private final Keeper keeper;
    private final Branches branches;
    private final Ledger ledger;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public LookAtMember(
            Keeper keeper,
            Branches branches,
            Ledger ledger,
            AccessLog accessLog,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.keeper = keeper;
        this.branches = branches;
        this.transactions = transactions;
        this.ledger = ledger;
        this.accessLog = accessLog;
        this.ids = ids;
        this.clock = clock;
    }

    /** A member's year, the first line first. */
    public record Sight(BranchMember who, int year, List<Entry> lines) {}

    /** The look is written down before anything is shown. */
    public Mono<Sight> look(Actor actor, RosterPerson.Id member, Optional<Integer> wanted, String purpose) {
        var year = wanted.orElseGet(() -> CreditYear.of(clock.instant()));
        return Mono.fromSupplier(() -> stated(purpose, wanted))
                .flatMap(words -> keeper.charge(actor, member)
                        .flatMap(who ->
                                accessLog.append(entry(actor, who, year, words)).thenReturn(who)))
                .flatMap(who -> ledger.lines(who.member().village(), List.of(member), year)
                        .map(lines -> new Sight(who, year, lines)));
    }

    /** Everybody's lines of the secretary's branch in a year, to take along; each of them reads of it afterwards. */
    public Mono<List<Entry>> branch(Actor actor, Optional<Integer> wanted, String purpose) {
        var year = wanted.orElseGet(() -> CreditYear.of(clock.instant()));
        return Mono.fromSupplier(() -> stated(purpose, wanted))
                .flatMap(words -> keeper.secretary(actor)
                        .flatMap(secretary -> branches.of(secretary.member().village(), secretary.branch()))
                        .flatMap(all -> transactions.together(
                                noted(actor, all, year, words).thenReturn(all))))
                .flatMap(all -> ledger.lines(
                        actor.requireVillage(),
                        all.stream().map(who -> who.member().id()).toList(),
                        year));
    }

    private Mono<Void> noted(Actor actor, List<BranchMember> all, int year, String purpose) {
        return Flux.fromIterable(all)
                .concatMap(who -> accessLog.append(entry(actor, who, year, purpose)))
                .then();
    }

    private static String stated(String purpose, Optional<Integer> year) {
        year.ifPresent(CreditYear::sound);
        var words = purpose.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > MAX_PURPOSE) {
            throw Refusal.of(Reason.PURPOSE_REQUIRED);
        }
        return words;
    }

    private AccessLog.Entry entry(Actor actor, BranchMember who, int year, String purpose) {
        var whose = new AccessLog.Whose(
                Optional.empty(),
                Optional.of(who.member().village()),
                Optional.of(who.member().id()));
        return new AccessLog.Entry(
                new AccessLog.Id(ids.next()),
                whose,
                actor.requirePerson(),
                Optional.of(actor.holds(Role.BRANCH_SECRETARY) ? Role.BRANCH_SECRETARY : Role.DISPATCHER),
                year + " 年党员学习积分台账",
                purpose,
                clock.instant());
    }
}
