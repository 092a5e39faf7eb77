package village.api.identity.self;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** One kind of data kept about people. Every capability that keeps some has one; the retention table names them all. */
public interface PersonalRecords {
    /** What it is called in the export; lower camel, each different. */
    String section();

    /**
     * A person's own lines, newest first; possibly empty. Names and values are for people: times as RFC 3339, no
     * internal numbers of others.
     */
    Mono<List<Map<String, Object>>> of(Person.Id person, int limit);

    /** Deletes, ends or makes nameless what is kept, in the surrounding transaction. Refuses where it cannot be. */
    Mono<Void> erase(Person.Id person, Instant at);
}
