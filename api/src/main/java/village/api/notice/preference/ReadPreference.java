package village.api.notice.preference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Person;

/** Somebody looks up how he is told. */
public final class ReadPreference {
    private final Preferences preferences;
    private final Clock clock;

    public ReadPreference(Preferences preferences, Clock clock) {
        this.preferences = preferences;
        this.clock = clock;
    }

    public Mono<Preference> read(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(this::habit).map(habit -> habit.preference(today()));
    }

    private Mono<Habit> habit(Person.Id person) {
        return preferences
                .of(List.of(person))
                .map(found -> found.stream().findFirst().orElse(Habit.unknown(person)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), QuietHours.ZONE);
    }
}
