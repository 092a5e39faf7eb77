package village.api.setup.clock;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.setup.Founders;

/** An operator enters each year's holidays, and the weekends worked for them, as the State Council publishes them. */
public final class KeepCalendar {
    private final CalendarYears years;
    private final Clock clock;

    public KeepCalendar(CalendarYears years, Clock clock) {
        this.years = years;
        this.clock = clock;
    }

    public Mono<CalendarYear> look(Actor actor, int year) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor))
                .doOnNext(operator -> CalendarYear.requireYear(year))
                .flatMap(operator -> years.of(year));
    }

    /** @param seen the version he looked at */
    public Mono<CalendarYear> put(Actor actor, CalendarYear year, long seen) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor))
                .flatMap(operator -> years.put(year, seen, clock.instant()));
    }
}
