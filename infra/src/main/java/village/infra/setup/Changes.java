package village.infra.setup;

import static village.infra.postgres.Columns.number;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.event.PostgresEvents;

/** What all changes have in common: those of one village go one after the other, and each is told of. */
final class Changes {
    private static final String NEXT = "update village set version = version + 1 where id = :id returning version";

    private final Ids ids;

    Changes(Ids ids) {
        this.ids = ids;
    }

    UUID id() {
        return ids.next();
    }

    /** Waits for the changes of the village before it; tells what to tell this one with. */
    Mono<Change> begin(DatabaseClient client, Village.Id village, Instant now) {
        return client.sql(NEXT)
                .bind("id", village.value())
                .map(row -> new Change(village, number(row, 0), now))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }

    /** A change under way. */
    record Change(Village.Id village, long version, Instant now) {}

    Mono<Void> tell(DatabaseClient client, Change change, String type, Map<String, String> facts) {
        var subject = new Event.Subject("village", change.village().value(), change.version());
        return append(client, Optional.of(change.village()), subject, type, facts, change.now());
    }

    /** Tells of what has a word for a key. */
    Mono<Void> tell(DatabaseClient client, String kind, String key, long version, String type, Instant now) {
        var id = UUID.nameUUIDFromBytes((kind + ":" + key).getBytes(StandardCharsets.UTF_8));
        return append(client, Optional.empty(), new Event.Subject(kind, id, version), type, Map.of(kind, key), now);
    }

    private Mono<Void> append(
            DatabaseClient client,
            Optional<Village.Id> village,
            Event.Subject subject,
            String type,
            Map<String, String> facts,
            Instant now) {
        return PostgresEvents.append(client, new Event(ids.next(), village, subject, type, facts, now));
    }
}
