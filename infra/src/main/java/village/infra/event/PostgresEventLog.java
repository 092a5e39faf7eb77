package village.infra.event;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.event.EventLog;
import village.api.event.LogPosition;
import village.api.event.SequencedEvent;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

final class PostgresEventLog implements EventLog {
    private static final String AFTER = "select " + EventRows.COLUMNS + """
        from event e where e.position > :position order by e.position limit :limit
        """;
    /** Walks the positions in order and stops at the limit, or at the last position, whichever comes first. */
    private static final Prepared SIEVED = Prepared.of("select " + EventRows.LISTS + """
        from (
          select
        """ + EventRows.COLUMNS + """
          from event e
          where e.position > :position and e.position <= :upTo
            and e.type = any(:types) and e.village_id = any(:villages)
          order by e.position limit :limit
        ) e
        """);

    private static final String HEAD = """
        select coalesce((select max(number) from event_epoch), 0), coalesce((select max(position) from event), 0)
        """;

    private final Database database;

    PostgresEventLog(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<SequencedEvent>> after(long position, int limit) {
        return database.query(client -> client.sql(AFTER)
                .bind("position", position)
                .bind("limit", limit)
                .map((row, meta) -> EventRows.event(row))
                .all()
                .collectList());
    }

    @Override
    public Mono<List<SequencedEvent>> sieved(long after, long upTo, Sieve sieve, int limit) {
        if (sieve.types().isEmpty() || sieve.villages().isEmpty()) {
            return Mono.just(List.of());
        }
        return database.query(client -> SIEVED.query(
                        client,
                        values -> values.bind("position", after)
                                .bind("upTo", upTo)
                                .bind("types", sieve.types().stream().sorted().toArray(String[]::new))
                                .bind(
                                        "villages",
                                        sieve.villages().stream()
                                                .map(Village.Id::value)
                                                .toArray(UUID[]::new))
                                .bind("limit", limit),
                        EventRows::events)
                .single());
    }

    @Override
    public Mono<LogPosition> head() {
        return database.query(client -> client.sql(HEAD)
                .map((row, meta) -> new LogPosition(row.get(0, Long.class), row.get(1, Long.class)))
                .one());
    }
}
