package village.api.credit.branch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Ledger;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * The secretary sees how far each of his branch is and who may need help; above, only totals are seen. Names stand in
 * their Chinese order, whatever anybody has: nobody is ranked.
 */
public final class ReadBranch {
    private final Keeper keeper;
    private final Branches branches;
    private final Ledger ledger;
    private final Schemes schemes;
    private final Clock clock;

    public ReadBranch(Keeper keeper, Branches branches, Ledger ledger, Schemes schemes, Clock clock) {
        this.keeper = keeper;
        this.branches = branches;
        this.ledger = ledger;
        this.schemes = schemes;
        this.clock = clock;
    }

    /** Why somebody may need help. */
    public enum Help {
        NOTHING_YET,
        BEHIND
    }

    /**
     * How far somebody is.
     *
     * @param fulfilled whether he has what is required
     * @param help only while the year runs
     */
    public record Standing(BranchMember who, Amount balance, Amount required, boolean fulfilled, Optional<Help> help) {}

    /** A branch in a year. */
    public record Branch(String name, int year, List<Standing> members) {}

    /** A village in a year, without anybody in it. */
    public record Totals(int year, long members, long fulfilled, long minutes, long points) {}

    /**
     * A village in a year, as far as nobody can be told from it.
     *
     * @param figures empty of a group of fewer than {@value SmallGroup#FEWEST}
     */
    public record Whole(int year, long members, Optional<Totals> figures) {
        private static Whole of(Totals all) {
            return new Whole(
                    all.year(), all.members(), Optional.of(all).filter(totals -> !SmallGroup.is(totals.members())));
        }
    }

    /** The actor's branch. */
    public Mono<Branch> branch(Actor actor, Optional<Integer> wanted) {
        return keeper.secretary(actor).flatMap(secretary -> branch(secretary, year(wanted)));
    }

    private Mono<Branch> branch(BranchMember secretary, int year) {
        var village = secretary.member().village();
        return standings(village, year, branches.of(village, secretary.branch()))
                .map(members -> new Branch(secretary.branch(), year, members));
    }

    /**
     * Whom the township keeps, branch by branch in the order of their names: everybody of one without a secretary, and of
     * the others the secretaries.
     */
    public Mono<List<Branch>> kept(Actor actor, Optional<Integer> wanted) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER).requireVillage())
                .flatMap(village ->
                        standings(village, year(wanted), keeper.circle(actor).map(Keeper.Circle::kept)))
                .map(all -> byBranch(all, year(wanted)));
    }

    private static List<Branch> byBranch(List<Standing> all, int year) {
        var branches = all.stream()
                .collect(Collectors.groupingBy(one -> one.who().branch(), TreeMap::new, Collectors.toList()));
        return branches.entrySet().stream()
                .map(branch -> new Branch(branch.getKey(), year, branch.getValue()))
                .toList();
    }

    /** The village as a whole. */
    public Mono<Whole> totals(Actor actor, Optional<Integer> wanted) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.BRANCH_SECRETARY, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .flatMap(reader -> totals(reader.requireVillage(), year(wanted)));
    }

    Mono<Whole> totals(Village.Id village, int year) {
        return standings(village, year, branches.of(village)).map(all -> Whole.of(totals(year, all)));
    }

    private Mono<List<Standing>> standings(Village.Id village, int year, Mono<List<BranchMember>> members) {
        return Mono.zip(
                        members,
                        accounts(village, year),
                        requirements(village, year),
                        branches.leaders(village, CreditYear.judged(year, clock.instant())))
                .map(found -> standings(
                        found.getT1(), found.getT2(), who -> who.required(found.getT3(), found.getT4()), year));
    }

    private static Totals totals(int year, List<Standing> all) {
        return new Totals(
                year,
                all.size(),
                all.stream().filter(Standing::fulfilled).count(),
                all.stream().mapToLong(one -> one.balance().minutes()).sum(),
                all.stream().mapToLong(one -> one.balance().points()).sum());
    }

    private Mono<Map<RosterPerson.Id, Account>> accounts(Village.Id village, int year) {
        return ledger.accounts(village, year)
                .map(all -> all.stream()
                        .collect(Collectors.toMap(account -> account.member().id(), Function.identity())));
    }

    /** A year's requirement is that of its first day: whoever raises it later raises it for the next year. */
    private Mono<Scheme> requirements(Village.Id village, int year) {
        return schemes.inForce(village, LocalDate.of(year, 1, 1));
    }

    int year(Optional<Integer> wanted) {
        return wanted.map(CreditYear::sound).orElseGet(() -> CreditYear.of(clock.instant()));
    }

    private List<Standing> standings(
            List<BranchMember> members,
            Map<RosterPerson.Id, Account> accounts,
            Function<BranchMember, Amount> required,
            int year) {
        var today = CreditYear.day(clock.instant());
        return members.stream()
                .map(who -> standing(
                        who,
                        accounts.getOrDefault(who.member().id(), Account.empty(who.member(), year)),
                        required.apply(who),
                        today))
                .toList();
    }

    private static Standing standing(BranchMember who, Account account, Amount required, LocalDate today) {
        var fulfilled = account.balance().covers(required);
        var help = fulfilled || account.year() != today.getYear()
                ? Optional.<Help>empty()
                : help(account, required, today);
        return new Standing(who, account.balance(), required, fulfilled, help);
    }

    /** Behind is who has less than half of what the part of the year that is over would ask for. */
    private static Optional<Help> help(Account account, Amount required, LocalDate today) {
        if (account.entries() == 0) {
            return Optional.of(Help.NOTHING_YET);
        }
        var soFar = (long) required.minutes() * today.getDayOfYear() / today.lengthOfYear();
        return account.balance().minutes() * 2L < soFar ? Optional.of(Help.BEHIND) : Optional.empty();
    }
}
