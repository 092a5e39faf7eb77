package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;

/** All versions of the statutory periods. */
public interface PeriodVersions {
    /** The latest to take effect first. */
    Mono<List<PeriodVersion>> all();

    /** Keeps one with its event, once. Refuses a day that has one already ({@code request.invalid}). */
    Mono<Void> add(Once once, PeriodVersion version, Event event);

    /**
     * Forgets one that has not taken effect, with the event.
     *
     * @param today what takes effect today or before stays
     * @return whether there was one
     */
    Mono<Boolean> remove(LocalDate effectiveFrom, LocalDate today, Event event);
}
