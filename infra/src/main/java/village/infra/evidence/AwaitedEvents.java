package village.infra.evidence;

import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;

/** Events the log has not consumed yet: not in order yet, ahead of its cursor, or held back after a failure. */
final class AwaitedEvents {
    private static final String AWAITED = """
        select count(*) > 0 from event e
        where e.subject_kind = :kind and e.subject_id = :subject and e.type = any(:types)
          and e.facts ->> :fact = :value
          and (e.position is null
            or e.position > coalesce((select c.position from event_cursor c where c.consumer = :consumer), 0)
            or exists (
              select 1 from event_parked p where p.consumer = :consumer and p.position = e.position))
        """;

    private final Database database;
    private final String consumer;

    /** @param consumer whose cursor tells */
    AwaitedEvents(Database database, String consumer) {
        this.database = database;
        this.consumer = consumer;
    }

    /** Whether an event of these types about a subject waits that states a fact. */
    Mono<Boolean> of(String kind, UUID subject, Set<String> types, String fact, String value) {
        return database.query(client -> client.sql(AWAITED)
                .bind("kind", kind)
                .bind("subject", subject)
                .bind("types", types.toArray(String[]::new))
                .bind("fact", fact)
                .bind("value", value)
                .bind("consumer", consumer)
                .map((row, meta) -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one());
    }
}
