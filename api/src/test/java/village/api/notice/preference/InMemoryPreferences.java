package village.api.notice.preference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** Preferences in memory, with what a test puts on the roster. */
public final class InMemoryPreferences implements Preferences {
    private final Map<Person.Id, Habit> habits = new HashMap<>();

    /** Puts somebody on the roster. */
    public synchronized void enter(Person.Id person, boolean migrant, Optional<LocalDate> born) {
        habits.merge(
                person,
                new Habit(person, migrant, born, Optional.empty()),
                (known, entered) -> new Habit(person, migrant, born, known.chosen()));
    }

    @Override
    public synchronized Mono<List<Habit>> of(Collection<Person.Id> people) {
        return Mono.just(people.stream()
                .map(person -> habits.getOrDefault(person, Habit.unknown(person)))
                .toList());
    }

    @Override
    public Mono<Void> choose(Person.Id person, Preference preference, Instant at) {
        return Mono.fromRunnable(() -> keep(person, preference));
    }

    private synchronized void keep(Person.Id person, Preference preference) {
        habits.merge(
                person,
                new Habit(person, false, Optional.empty(), Optional.of(preference)),
                (known, chosen) -> new Habit(person, known.migrant(), known.born(), chosen.chosen()));
    }
}
