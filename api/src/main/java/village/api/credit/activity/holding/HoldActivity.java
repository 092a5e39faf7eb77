package village.api.credit.activity.holding;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.CreditYear;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.RotatingCode;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A secretary plans a themed Party day and shows its code. */
public final class HoldActivity {
    private final Activities activities;
    private final RotatingCode code;
    private final Ids ids;
    private final Clock clock;

    public HoldActivity(Activities activities, RotatingCode code, Ids ids, Clock clock) {
        this.activities = activities;
        this.code = code;
        this.ids = ids;
        this.clock = clock;
    }

    /** What, where and when. */
    public record Plan(String title, String place, Instant startsAt, Instant endsAt) {}

    /** @return the activity the key stands for */
    public Mono<Activity> plan(Actor actor, Plan plan, Once once) {
        return Mono.fromSupplier(() -> planned(requireHolder(actor), plan))
                .flatMap(activity -> activities
                        .add(once, activity, activity.told(ids.next(), "planned", activity.author(), clock.instant()))
                        .flatMap(id -> activities.byId(activity.village(), id)));
    }

    private Activity planned(Actor actor, Plan plan) {
        CreditYear.sound("/startsAt", CreditYear.day(plan.startsAt()));
        return new Activity(
                new Activity.Id(ids.next()),
                actor.requireVillage(),
                1,
                plan.title(),
                plan.place(),
                plan.startsAt(),
                plan.endsAt(),
                actor.requirePerson(),
                Optional.empty());
    }

    /** The code to show now. Refuses before and after the activity. */
    public Mono<RotatingCode.Shown> code(Actor actor, Activity.Id id) {
        return Mono.fromSupplier(() -> requireHolder(actor).requireVillage())
                .flatMap(village -> activities.byId(village, id))
                .switchIfEmpty(missing())
                .map(activity -> {
                    var now = clock.instant();
                    if (!activity.open(now)) {
                        throw Refusal.of(Reason.ACTIVITY_CLOSED);
                    }
                    return code.shown(id, now);
                });
    }

    public Mono<Page<Activity, UUID>> list(Actor actor, Optional<UUID> after, int limit) {
        return Mono.fromSupplier(() -> requireReader(actor).requireVillage())
                .flatMap(village -> activities.of(village, after, limit));
    }

    static Actor requireHolder(Actor actor) {
        actor.requireVillage();
        return actor.require(RotatingCode.SHOWN_TO);
    }

    static Actor requireReader(Actor actor) {
        actor.requireVillage();
        return actor.require(Role.BRANCH_SECRETARY, Role.CADRE, Role.DISPATCHER);
    }

    static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.ACTIVITY_NOT_FOUND));
    }
}
