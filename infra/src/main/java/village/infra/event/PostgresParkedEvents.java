package village.infra.event;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.api.event.ParkedEvent;
import village.api.event.ParkedEvents;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;

final class PostgresParkedEvents implements ParkedEvents {
    private static final String SELECT = "select " + EventRows.COLUMNS + """
            , p.id, p.consumer, p.attempts, p.last_error, p.since,
            (select count(*) from event_parked b
                where b.consumer = p.consumer and b.subject_kind = p.subject_kind and b.subject_id = p.subject_id
                  and b.position > p.position)
            from event_parked p join event e on e.position = p.position
            """;
    private static final String PAGE = SELECT + """
            where p.state = 'parked' and (cast(:village as uuid) is null or p.village_id = :village)
              and (cast(:after as uuid) is null or p.id > :after)
            order by p.id limit :limit
            """;
    private static final String BY_ID = SELECT + """
            where p.id = :id and (p.state = 'parked' or p.next_attempt_at is not null)
            """;
    private static final String REPLAY = """
            update event_parked set state = 'waiting', attempts = 0, next_attempt_at = now()
            where id = :id and state = 'parked'
            returning village_id
            """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    PostgresParkedEvents(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Page<ParkedEvent, ParkedEvent.Id>> page(
            Optional<Village.Id> village, int limit, Optional<ParkedEvent.Id> after) {
        return database.query(client -> client.sql(PAGE)
                .bind("village", uuid(village.map(Village.Id::value)))
                .bind("after", uuid(after.map(ParkedEvent.Id::value)))
                .bind("limit", limit + 1)
                .map((row, meta) -> parked(row))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, ParkedEvent::id)));
    }

    @Override
    public Mono<ParkedEvent> byId(ParkedEvent.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("id", id.value())
                .map((row, meta) -> parked(row))
                .one());
    }

    @Override
    public Mono<Void> replay(ParkedEvent.Id id) {
        return database.write(client -> client.sql(REPLAY)
                .bind("id", id.value())
                .map(row -> Optional.ofNullable(row.get(0, UUID.class)))
                .one()
                .flatMap(village -> PostgresAudit.note(client, replayed(id, village))));
    }

    private PostgresAudit.Act replayed(ParkedEvent.Id id, Optional<UUID> village) {
        return new PostgresAudit.Act(
                ids.next(),
                village.map(Village.Id::new),
                "event.replayed",
                "parked-event",
                id.value(),
                clock.instant());
    }

    private static Parameter uuid(Optional<UUID> value) {
        return Parameter.fromOrEmpty(value.orElse(null), UUID.class);
    }

    private static ParkedEvent parked(Readable row) {
        return new ParkedEvent(
                new ParkedEvent.Id(row.get(EventRows.WIDTH, UUID.class)),
                row.get(EventRows.WIDTH + 1, String.class),
                EventRows.event(row),
                row.get(EventRows.WIDTH + 2, Integer.class),
                row.get(EventRows.WIDTH + 3, String.class),
                row.get(EventRows.WIDTH + 4, Instant.class),
                row.get(EventRows.WIDTH + 5, Long.class));
    }
}
