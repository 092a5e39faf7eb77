package village.infra.event;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /** The same of many events as one row of lists, by position; the driver's toll is taken by the row. */
    static final String LISTS = """
        array_agg(e.position order by e.position), array_agg(e.id order by e.position),
        array_agg(e.village_id order by e.position), array_agg(e.subject_kind order by e.position),
        array_agg(e.subject_id order by e.position), array_agg(e.subject_version order by e.position),
        array_agg(e.type order by e.position), array_agg(e.facts::text order by e.position),
        array_agg((extract(epoch from e.occurred_at) * 1000000)::bigint order by e.position)
        """;

    private EventRows() {}

    /** @param row as {@link #LISTS} gives it; empty lists are null */
    static List<SequencedEvent> events(Readable row) {
        var positions = row.get(0, Long[].class);
        if (positions == null) {
            return List.of();
        }
        var ids = list(row, 1, UUID[].class);
        var villages = list(row, 2, UUID[].class);
        var kinds = list(row, 3, String[].class);
        var subjects = list(row, 4, UUID[].class);
        var versions = list(row, 5, Long[].class);
        var types = list(row, 6, String[].class);
        var facts = list(row, 7, String[].class);
        var times = list(row, 8, Long[].class);
        return IntStream.range(0, positions.length)
                .mapToObj(n -> new SequencedEvent(
                        positions[n],
                        new Event(
                                ids[n],
                                Optional.ofNullable(villages[n]).map(Village.Id::new),
                                new Event.Subject(kinds[n], subjects[n], versions[n]),
                                types[n],
                                FACTS.readValue(facts[n]),
                                Instant.EPOCH.plus(times[n], ChronoUnit.MICROS))))
                .toList();
    }

    private static <T> T list(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

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
