package village.api.disclosure.occurrence;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.catalogue.Occurrence;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What was registered as having happened in villages. Each method is atomic. */
public interface Occurrences {
    /**
     * Adds one with its event, once; completes empty. Refuses a second one of the same item and day
     * ({@code disclosure.occurrence-exists}) while the first one stands.
     */
    Mono<Void> add(Village.Id village, Occurrence occurrence, Event event, Once once);

    /** One that stands and is not public yet; empty where there is none. */
    Mono<Occurrence> owed(Village.Id village, Occurrence.Id id);

    /** All that stand and are not public yet, earliest day first; possibly none. */
    Mono<List<Occurrence>> owed(Village.Id village);

    /** Takes one back with its event; true for the one of several who did it. */
    Mono<Boolean> withdraw(Village.Id village, Occurrence.Id id, Withdrawal withdrawal, Event event);

    /** @param reason never empty */
    record Withdrawal(Person.Id by, String reason, Instant at) {}
}
