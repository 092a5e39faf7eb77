package village.infra.notice;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notices;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** Inboxes on PostgreSQL. */
final class PostgresNotices implements Notices {
    private static final String OF = """
            select id, person_id, event_id, kind, village_id, title, text, link, created_at, read_at from notice
            where person_id = :person and id < :after order by id desc limit :limit
            """;
    private static final String UNREAD = """
            select count(*)::int from (select from notice where person_id = :person and read_at is null limit :most) few
            """;
    private static final String MARK_READ = """
            with his as (select id from notice where person_id = :person and id = :upTo),
            marked as (
              update notice n set read_at = :at from his
              where n.person_id = :person and n.id <= his.id and n.read_at is null
            )
            select exists (select from his)
            """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;

    PostgresNotices(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Page<Notice, Notice.Id>> of(Person.Id person, int limit, Optional<Notice.Id> after) {
        return database.query(client -> client.sql(OF)
                        .bind("person", person.value())
                        .bind("after", after.map(Notice.Id::value).orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(PostgresNotices::toNotice)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Notice::id));
    }

    @Override
    public Mono<Integer> unread(Person.Id person) {
        return database.query(client -> client.sql(UNREAD)
                .bind("person", person.value())
                .bind("most", MOST_UNREAD)
                .map(row -> (int) Columns.number(row, 0))
                .one());
    }

    @Override
    public Mono<Boolean> markRead(Person.Id person, Notice.Id upTo, Instant at) {
        return database.write(client -> client.sql(MARK_READ)
                .bind("person", person.value())
                .bind("upTo", upTo.value())
                .bind("at", at)
                .map(row -> truth(row, 0))
                .one());
    }

    private static Notice toNotice(Readable row) {
        return new Notice(
                new Notice.Id(uuid(row, 0)),
                new Person.Id(uuid(row, 1)),
                uuid(row, 2),
                word(row, 3, Notice.Kind.class),
                optionalUuid(row, 4).map(Village.Id::new),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                instant(row, 8),
                optionalInstant(row, 9));
    }
}
