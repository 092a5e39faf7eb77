package village.api.setup.clock;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** The calendar of working days, year by year. */
public interface CalendarYears {
    /** A year; one without days and with version 0 if nobody entered it. */
    Mono<CalendarYear> of(int year);

    /** Puts a year in place of the one before, and tells of it; refuses if that has another version ({@code calendar.stale}). */
    Mono<CalendarYear> put(CalendarYear year, long seen, Instant now);
}
