package village.api.credit.closing;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Which years are closed. */
public interface Closings {
    /**
     * Closes a year with its event, after everything being booked in it and every appeal being filed about it has ended.
     * Refuses a second time ({@code credit.year-closed}), and while an appeal about a line of the year waits, or study of
     * the year that was handed in or claimed from afar ({@code credit.year-appeals}).
     */
    Mono<Closing> close(Closing closing, Event event);

    /** The closed years of a village, the latest first. */
    Mono<List<Closing>> of(Village.Id village);

    /** A closed year. */
    record Closing(Village.Id village, int year, Person.Id by, Instant at) {}
}
