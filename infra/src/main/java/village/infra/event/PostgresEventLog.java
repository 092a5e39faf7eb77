package village.infra.event;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.EventLog;
import village.api.event.LogPosition;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;

final class PostgresEventLog implements EventLog {
    private static final String AFTER = "select " + EventRows.COLUMNS + """
            from event e where e.position > :position order by e.position limit :limit
            """;
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
    public Mono<LogPosition> head() {
        return database.query(client -> client.sql(HEAD)
                .map((row, meta) -> new LogPosition(row.get(0, Long.class), row.get(1, Long.class)))
                .one());
    }
}
