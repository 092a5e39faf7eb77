package village.api.credit.own;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.closing.Closings;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Posting.Counter;
import village.api.credit.ledger.RunningShare;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.identity.Actor;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;
import village.api.place.Village;

/** A member reads his own year and his own lines; nobody else's, and no comparison. */
public final class ReadOwnCredit {
    private final Branches branches;
    private final Ledger ledger;
    private final Schemes schemes;
    private final Closings closings;
    private final Consents consents;
    private final Clock clock;

    public ReadOwnCredit(
            Branches branches, Ledger ledger, Schemes schemes, Closings closings, Consents consents, Clock clock) {
        this.branches = branches;
        this.ledger = ledger;
        this.schemes = schemes;
        this.closings = closings;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Which year of which membership.
     *
     * @param village empty for the first one
     * @param year empty for the running one
     */
    public record Wish(Optional<Village.Id> village, Optional<Integer> year) {}

    /**
     * A year.
     *
     * @param required by the rules of its first day, and by what he was on its last
     * @param bySource what the balance is made of
     * @param next what would count today; only of the running year
     */
    public record Year(
            BranchMember who,
            int year,
            boolean closed,
            Account account,
            Amount required,
            Map<SourceKind, Amount> bySource,
            Scheme scheme,
            List<Next> next) {}

    /**
     * What a rule would still give.
     *
     * @param today how many more points and minutes fit today
     * @param thisYear how many fit until the end of the year
     * @param untilNextPoint how many more of the rule's units give the next point; empty where no points are given, or
     *     every single unit gives some
     */
    public record Next(Rule rule, Amount today, Amount thisYear, Optional<Long> untilNextPoint) {}

    /** Refuses who is bound to no Party member. */
    public Mono<Year> year(Actor actor, Wish wish) {
        return Mono.defer(() -> {
            var today = CreditYear.day(clock.instant());
            var year = wish.year().map(CreditYear::sound).orElseGet(today::getYear);
            return self(actor, wish.village()).flatMap(who -> year(who, year, today));
        });
    }

    /** Whether he agreed to how his study is kept. */
    public Mono<Boolean> consented(Actor actor) {
        return consents.of(actor.requirePerson()).map(given -> given.contains(Consent.CREDIT));
    }

    /** The membership meant; refuses who has none there. */
    public Mono<BranchMember> self(Actor actor, Optional<Village.Id> village) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(branches::boundTo)
                .flatMap(mine -> Mono.justOrEmpty(mine.stream()
                        .filter(who -> village.filter(
                                        other -> !other.equals(who.member().village()))
                                .isEmpty())
                        .findFirst()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED, "绑定了名册上的党员，才有学习积分。")));
    }

    private Mono<Year> year(BranchMember who, int year, LocalDate today) {
        var member = who.member();
        var running = year == today.getYear();
        return Mono.zip(
                        ledger.account(member, year),
                        ledger.sums(member, year),
                        schemes.inForce(member.village(), LocalDate.of(year, 1, 1)),
                        closings.of(member.village()),
                        schemes.inForce(member.village(), running ? today : LocalDate.of(year, 12, 31)),
                        branches.leaders(member.village(), CreditYear.judged(year, clock.instant())))
                .flatMap(found -> (running ? next(member, found.getT5(), today) : Mono.just(List.<Next>of()))
                        .map(next -> new Year(
                                who,
                                year,
                                found.getT4().stream().anyMatch(closing -> closing.year() == year),
                                found.getT1(),
                                who.required(found.getT3(), found.getT6()),
                                found.getT2(),
                                found.getT5(),
                                next)));
    }

    private Mono<List<Next>> next(Member member, Scheme scheme, LocalDate today) {
        var giving = scheme.rules().stream().filter(ReadOwnCredit::gives).toList();
        var counters = giving.stream()
                .flatMap(rule -> Stream.of(day(member, rule, today), year(member, rule, today)))
                .toList();
        var shares =
                giving.stream().map(rule -> share(member, scheme, rule, today)).toList();
        return Mono.zip(
                ledger.used(counters),
                ledger.shares(shares),
                (used, so) -> giving.stream()
                        .map(rule -> next(
                                rule,
                                used.getOrDefault(day(member, rule, today), Amount.NONE),
                                used.getOrDefault(year(member, rule, today), Amount.NONE),
                                so.getOrDefault(share(member, scheme, rule, today), RunningShare.NONE)))
                        .toList());
    }

    private static RunningShare.Of share(Member member, Scheme scheme, Rule rule, LocalDate today) {
        return new RunningShare.Of(member, rule.code(), scheme.version(), today.getYear());
    }

    private static boolean gives(Rule rule) {
        return rule.gives().points() > 0 || rule.gives().minutes() > 0;
    }

    private static Counter day(Member member, Rule rule, LocalDate today) {
        return new Counter(member, rule.code(), Scope.DAY, today.toString());
    }

    private static Counter year(Member member, Rule rule, LocalDate today) {
        return new Counter(member, rule.code(), Scope.YEAR, String.valueOf(today.getYear()));
    }

    private static Next next(Rule rule, Amount usedToday, Amount usedThisYear, RunningShare share) {
        var year = left(rule.caps(), Scope.YEAR, usedThisYear);
        var day = left(rule.caps(), Scope.DAY, usedToday);
        return new Next(
                rule,
                new Amount(Math.min(day.points(), year.points()), Math.min(day.minutes(), year.minutes())),
                year,
                rule.untilNextPoint(share.quantity(), share.given().points()));
    }

    private static Amount left(Caps caps, Scope scope, Amount used) {
        return caps.of(scope).map(cap -> cap.left(used)).orElse(new Amount(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    /** A page of lines, and which of them were taken back. */
    public record Lines(Page<Entry, UUID> page, Set<Entry.Id> takenBack) {}

    /** The member's lines, the latest booked first. */
    public Mono<Lines> lines(Actor actor, Optional<Village.Id> village, int limit, Optional<UUID> after) {
        return self(actor, village)
                .flatMap(who -> ledger.entries(who.member(), limit, after)
                        .flatMap(page ->
                                taken(who.member().village(), page.items()).map(taken -> new Lines(page, taken))));
    }

    /** All lines of a year, the first first, to take along. */
    public Mono<List<Entry>> all(Actor actor, Wish wish) {
        return self(actor, wish.village())
                .flatMap(who -> ledger.lines(
                        who.member().village(),
                        List.of(who.member().id()),
                        wish.year().map(CreditYear::sound).orElseGet(() -> CreditYear.of(clock.instant()))));
    }

    private Mono<Set<Entry.Id>> taken(Village.Id village, Collection<Entry> lines) {
        return ledger.takenBack(village, lines.stream().map(Entry::id).toList());
    }
}
