package village.infra.notice;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Digest;
import village.api.notice.delivery.Digests;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Digests on PostgreSQL; a row lock makes joining and closing exclude each other. */
final class PostgresDigests implements Digests {
    private static final String DUE = """
            select id, person_id, day, village_id, notices, due_at from notice_digest
            where closed_at is null and due_at <= :now order by due_at limit 1 for update skip locked
            """;
    private static final String CLOSE = "update notice_digest set closed_at = :now where id = :id";

    private final Database database;

    PostgresDigests(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Digest> close(Instant now, Function<Digest, Mono<List<Delivery>>> plan) {
        return database.write(client -> client.sql(DUE)
                .bind("now", now)
                .map(PostgresDigests::toDigest)
                .one()
                .flatMap(digest -> plan.apply(digest)
                        .flatMap(deliveries -> closed(client, digest, deliveries, now))
                        .thenReturn(digest)));
    }

    private static Mono<Void> closed(DatabaseClient client, Digest digest, List<Delivery> deliveries, Instant now) {
        var of = new DeliveryRows.Of(
                Optional.empty(),
                Optional.of(digest.id().value()),
                Optional.of(digest.village().value()));
        return client.sql(CLOSE)
                .bind("now", now)
                .bind("id", digest.id().value())
                .then()
                .then(DeliveryRows.insert(client, of, deliveries));
    }

    private static Digest toDigest(Readable row) {
        return new Digest(
                new Digest.Id(uuid(row, 0)),
                new Person.Id(uuid(row, 1)),
                Objects.requireNonNull(row.get(2, LocalDate.class)),
                new Village.Id(uuid(row, 3)),
                (int) number(row, 4),
                instant(row, 5));
    }
}
