package village.api.credit.activity.holding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendance.How;
import village.api.credit.activity.Attendance.State;
import village.api.credit.activity.Attendances;
import village.api.credit.activity.RecogniseAttendance;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Keeper;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RosterPerson;

/** Whoever keeps a member's ledger confirms that he took part, or refuses what he says; nobody his own. */
public final class ConfirmAttendance {
    private final Activities activities;
    private final Attendances attendances;
    private final Keeper keeper;
    private final RecogniseAttendance recognise;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ConfirmAttendance(
            Activities activities,
            Attendances attendances,
            Keeper keeper,
            RecogniseAttendance recognise,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.keeper = keeper;
        this.recognise = recognise;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An activity as the reader's office lets him see it: of whom he does not keep, only how many.
     *
     * @param attendances of those he sees
     * @param members whom he sees, to tell who is who
     * @param absent whom he may still write down, whoever was refused before among them
     */
    public record Sheet(
            Activity activity,
            Counts counts,
            List<Attendance> attendances,
            List<BranchMember> members,
            List<BranchMember> absent,
            Instant now) {}

    /** How many of the whole village. */
    public record Counts(long confirmed, long waiting, long refused) {
        static Counts of(List<Attendance> all) {
            return new Counts(of(all, State.CONFIRMED), of(all, State.WAITING), of(all, State.REFUSED));
        }

        private static long of(List<Attendance> all, State state) {
            return all.stream().filter(each -> each.state() == state).count();
        }
    }

    public Mono<Sheet> sheet(Actor actor, Activity.Id id) {
        return existing(actor, id)
                .flatMap(activity -> Mono.zip(attendances.of(activity.village(), id), keeper.circle(actor))
                        .map(found -> sheet(activity, found.getT1(), found.getT2())));
    }

    private Sheet sheet(Activity activity, List<Attendance> all, Keeper.Circle circle) {
        var seen = ids(circle.seen());
        var there = all.stream()
                .filter(each -> each.state() != State.REFUSED)
                .map(each -> each.member().id())
                .collect(Collectors.toSet());
        return new Sheet(
                activity,
                Counts.of(all),
                all.stream().filter(each -> seen.contains(each.member().id())).toList(),
                circle.seen(),
                circle.kept().stream()
                        .filter(who -> !there.contains(who.member().id()))
                        .toList(),
                clock.instant());
    }

    private static Set<RosterPerson.Id> ids(List<BranchMember> members) {
        return members.stream().map(who -> who.member().id()).collect(Collectors.toSet());
    }

    /** Writes down that a member was there; what he claimed himself is confirmed by it. */
    public Mono<Attendance> record(Actor actor, Activity.Id id, RosterPerson.Id member) {
        var now = clock.instant();
        return keeper.charge(actor, member)
                .flatMap(who -> existing(actor, id)
                        .map(activity -> activity.requireBegun(now))
                        .flatMap(activity -> {
                            var fresh = new Attendance(
                                    new Attendance.Id(ids.next()),
                                    id,
                                    who.member(),
                                    1,
                                    How.KEEPER,
                                    State.CONFIRMED,
                                    "",
                                    now,
                                    actor.person(),
                                    "");
                            return transactions.together(
                                    held(activity, true, now).flatMap(held -> recorded(actor, held, fresh, now)));
                        }));
    }

    private Mono<Attendance> recorded(Actor actor, Activity activity, Attendance fresh, Instant now) {
        return attendances.first(fresh, fresh.told(ids.next(), now)).flatMap(standing -> {
            if (standing.id().equals(fresh.id())) {
                return recognise.recognised(activity, standing, now).thenReturn(standing);
            }
            return standing.state() == State.CONFIRMED
                    ? Mono.just(standing)
                    : changed(activity, standing.id(), now, found -> found.confirmed(How.KEEPER, actor.person()));
        });
    }

    /**
     * Decides what a member says. Nobody took part in what was called off: that can only be refused.
     *
     * @param reason why not; empty where he took part
     */
    public Mono<Attendance> decide(
            Actor actor, Activity.Id id, Attendance.Id attendance, boolean tookPart, String reason) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(holder -> existing(holder, id))
                .map(activity -> tookPart ? activity.requireBegun(now) : activity)
                .flatMap(activity -> claimed(actor, id, attendance)
                        .flatMap(claim -> keeper.charge(actor, claim.member().id()))
                        .flatMap(who -> transactions.together(held(activity, tookPart, now)
                                .flatMap(held -> changed(
                                        held,
                                        attendance,
                                        now,
                                        found -> tookPart
                                                ? found.confirmed(found.how(), actor.person())
                                                : found.refused(actor.requirePerson(), reason))))));
    }

    /** Looked at again where nobody can call it off meanwhile. */
    private Mono<Activity> held(Activity activity, boolean begun, Instant now) {
        return activities.held(activity.village(), activity.id()).map(found -> begun ? found.requireBegun(now) : found);
    }

    /** An activity of which members say that they took part, and nobody has decided. */
    public record Waiting(Activity activity, int claims) {}

    /** What waits for who decides it, the oldest first; empty for others. */
    public Mono<List<Waiting>> waiting(Actor actor) {
        return actor.holds(Role.BRANCH_SECRETARY, Role.DISPATCHER)
                ? attendances
                        .waiting(actor.requireVillage())
                        .flatMapIterable(all -> all)
                        .filterWhen(claim -> decides(actor, claim))
                        .collectList()
                        .flatMap(claims -> byActivity(actor, claims))
                : Mono.just(List.of());
    }

    private Mono<Boolean> decides(Actor actor, Attendance claim) {
        return keeper.charge(actor, claim.member().id())
                .hasElement()
                .onErrorResume(Refusal.class, another -> Mono.just(false));
    }

    private Mono<List<Waiting>> byActivity(Actor actor, List<Attendance> claims) {
        return Flux.fromIterable(claims)
                .map(Attendance::activity)
                .distinct()
                .concatMap(id -> activities
                        .byId(actor.requireVillage(), id)
                        .map(activity -> new Waiting(activity, (int) claims.stream()
                                .filter(claim -> claim.activity().equals(id))
                                .count())))
                .collectList();
    }

    private Mono<Attendance> claimed(Actor actor, Activity.Id id, Attendance.Id attendance) {
        return attendances
                .byId(actor.requireVillage(), attendance)
                .filter(found -> found.activity().equals(id))
                .switchIfEmpty(HoldActivity.missing());
    }

    private Mono<Attendance> changed(
            Activity activity, Attendance.Id id, Instant now, Function<Attendance, Attendance> rule) {
        return attendances
                .change(activity.village(), id, found -> {
                    var after = rule.apply(found);
                    return new Attendances.Change(after, after.told(ids.next(), now));
                })
                .flatMap(after -> after.state() == State.CONFIRMED
                        ? recognise.recognised(activity, after, now).thenReturn(after)
                        : Mono.just(after));
    }

    private Mono<Activity> existing(Actor actor, Activity.Id id) {
        return Mono.fromSupplier(() -> HoldActivity.requireReader(actor).requireVillage())
                .flatMap(village -> activities.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ACTIVITY_NOT_FOUND)));
    }
}
