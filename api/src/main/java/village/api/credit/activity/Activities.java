package village.api.credit.activity;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.event.Event;
import village.api.place.Village;

/** The themed Party days of all villages. */
public interface Activities {
    /**
     * Adds an activity with its event, once.
     *
     * @return the activity the key stands for
     */
    Mono<Activity.Id> add(Once once, Activity activity, Event event);

    /** An activity after an act, with what tells of it. */
    record Change(Activity after, Event event) {}

    /**
     * Changes an activity under its row lock.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the activity after the act; empty if the village has none of that id
     */
    Mono<Activity> change(Village.Id village, Activity.Id id, Function<Activity, Change> act);

    /**
     * Finds an activity for an act inside a transaction: until that ends nobody changes it, and others may act beside.
     *
     * @return empty if the village has none of that id
     */
    Mono<Activity> held(Village.Id village, Activity.Id id);

    /** Empty if the village has none of that id. */
    Mono<Activity> byId(Village.Id village, Activity.Id id);

    /** Of a village, the latest first; keys of pages are ids of activities. */
    Mono<Page<Activity, UUID>> of(Village.Id village, Optional<UUID> after, int limit);
}
