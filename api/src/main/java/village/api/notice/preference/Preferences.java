package village.api.notice.preference;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** How people want to be told. */
public interface Preferences {
    /** What is known of each of them, in no order; also of who never said anything. Unknown people are missing. */
    Mono<List<Habit>> of(Collection<Person.Id> people);

    /** Keeps what somebody chose, in place of what he chose before. */
    Mono<Void> choose(Person.Id person, Preference preference, Instant at);
}
