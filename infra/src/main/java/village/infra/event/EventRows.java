package village.infra.event;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.place.Village;

/** Reads events from rows. */
final class EventRows {
    /** The first columns of every statement that reads events; the table is called e. */
    static final String COLUMNS = """
            e.position, e.id, e.village_id, e.subject_kind, e.subject_id, e.subject_version, e.type, e.facts, e.occurred_at
            """;
    /** Where a statement's own columns begin. */
    static final int WIDTH = 9;

    /** Ready before the first row: finding it is guarded by a lock, and rows are read on event loops. */
    private static final ObjectReader FACTS =
            JsonMapper.builder().build().readerFor(new TypeReference<Map<String, String>>() {});

    private EventRows() {}

    static SequencedEvent event(Readable row) {
        var event = new Event(
                row.get(1, UUID.class),
                Optional.ofNullable(row.get(2, UUID.class)).map(Village.Id::new),
                new Event.Subject(row.get(3, String.class), row.get(4, UUID.class), row.get(5, Long.class)),
                row.get(6, String.class),
                FACTS.readValue(row.get(7, Json.class).asArray()),
                row.get(8, Instant.class));
        return new SequencedEvent(row.get(0, Long.class), event);
    }
}
