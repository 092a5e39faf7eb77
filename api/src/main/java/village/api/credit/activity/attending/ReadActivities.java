package village.api.credit.activity.attending;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendances;
import village.api.identity.Actor;

/** A Party member sees the themed Party days of his village, and what of them was recognised for him. */
public final class ReadActivities {
    private final Activities activities;
    private final Attendances attendances;
    private final Clock clock;

    public ReadActivities(Activities activities, Attendances attendances, Clock clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.clock = clock;
    }

    /**
     * A page of activities.
     *
     * @param own the reader's own attendances of them
     */
    public record Calendar(Page<Activity, UUID> page, List<Attendance> own, Instant now) {}

    public Mono<Calendar> list(Actor actor, Optional<UUID> after, int limit) {
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> activities
                        .of(member.village(), after, limit)
                        .flatMap(page -> attendances
                                .own(
                                        member,
                                        page.items().stream().map(Activity::id).toList())
                                .map(own -> new Calendar(page, own, clock.instant()))));
    }

    /** One of them, with what was recognised for the reader. */
    public Mono<Seen> read(Actor actor, Activity.Id id) {
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> activities
                        .byId(member.village(), id)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ACTIVITY_NOT_FOUND)))
                        .flatMap(activity -> attendances
                                .own(member, List.of(id))
                                .map(own -> new Seen(activity, own.stream().findFirst(), clock.instant()))));
    }

    /** @param own empty before he took part */
    public record Seen(Activity activity, Optional<Attendance> own, Instant now) {}
}
