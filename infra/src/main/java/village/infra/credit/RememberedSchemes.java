package village.infra.credit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.credit.CreditYear;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Remembered;

/**
 * Rules for bookings, which ask for those of a day with every event. Only of days that have come: versions are published
 * for days to come, so that of those nothing changes any more. What is published is forgotten all the same, in case two
 * instances do not agree on the day.
 */
final class RememberedSchemes implements Schemes, LogTail.Listener {
    private final Schemes schemes;
    private final Database database;
    private final Clock clock;
    private final Remembered<Day, Scheme> rules;

    RememberedSchemes(Schemes schemes, Database database, Clock clock) {
        this.schemes = schemes;
        this.database = database;
        this.clock = clock;
        this.rules = new Remembered<>(day -> schemes.inForce(day.village(), day.day()));
    }

    private record Day(Village.Id village, LocalDate day) {}

    /** A transaction asks on its own connection: it would keep it while it waits for a question that needs one too. */
    @Override
    public Mono<Scheme> inForce(Village.Id village, LocalDate day) {
        var wanted = new Day(village, day);
        return Mono.defer(() -> day.isAfter(CreditYear.day(clock.instant()))
                ? schemes.inForce(village, day)
                : Mono.justOrEmpty(rules.known(wanted))
                        .switchIfEmpty(database.either(schemes.inForce(village, day), rules.of(wanted))));
    }

    @Override
    public Mono<List<Published>> all(Village.Id village) {
        return schemes.all(village);
    }

    @Override
    public Mono<Published> publish(
            Village.Id village, Scheme draft, Person.Id by, UUID event, Instant now, Optional<Once> once) {
        return schemes.publish(village, draft, by, event, now, once).doOnTerminate(() -> forget(village));
    }

    private void forget(Village.Id village) {
        rules.forget(day -> day.village().equals(village));
    }

    @Override
    public void happened(SequencedEvent event) {
        if (event.event().subject().kind().equals(PostgresSchemes.SUBJECT)) {
            event.event().village().ifPresent(this::forget);
        }
    }

    @Override
    public void missed() {
        rules.forget(day -> true);
    }
}
