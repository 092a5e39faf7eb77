package village.api.news.column;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Actor;

/** What the log is told about columns. */
final class ColumnEvents {
    private ColumnEvents() {}

    static Event of(String type, Actor actor, Column column, UUID id, Instant at) {
        return new Event(
                id,
                Optional.of(column.village()),
                new Event.Subject("news-column", column.id().value(), column.version()),
                type,
                Map.of("actor", actor.requirePerson().toString()),
                at);
    }
}
