package village.infra.gate;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.gate.GateRelease;
import village.api.gate.GateReleases;
import village.api.gate.Subject;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;

final class PostgresGateReleases implements GateReleases {
    private static final String ADD = """
            insert into gate_release
              (village_id, subject_kind, subject_id, digest, released_by, id, reason, findings, released_at)
            values (:village, :kind, :subject, :digest, :by, :id, :reason, :findings, :at)
            on conflict on constraint gate_release_pk do nothing
            """;
    private static final String SELECT = """
            select village_id, subject_kind, subject_id, digest, released_by, id, reason, findings, released_at
            from gate_release
            where village_id = :village and subject_kind = :kind and subject_id = :subject and digest = :digest
            """;
    private static final String OF = SELECT + " order by id";
    private static final String BY = SELECT + " and released_by = :by";

    private final Database database;

    PostgresGateReleases(Database database) {
        this.database = database;
    }

    @Override
    public Mono<GateRelease> add(GateRelease release, Event event) {
        return database.write(client -> inserted(client, release)
                .flatMap(rows -> rows == 1
                        ? PostgresEvents.append(client, event).thenReturn(release)
                        : standing(client, release)));
    }

    private static Mono<Long> inserted(DatabaseClient client, GateRelease release) {
        return about(client.sql(ADD), release.village(), release.subject(), release.digest())
                .bind("by", release.by().value())
                .bind("id", release.id().value())
                .bind("reason", release.reason())
                .bind("findings", release.findings())
                .bind("at", release.at())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<GateRelease> standing(DatabaseClient client, GateRelease release) {
        return about(client.sql(BY), release.village(), release.subject(), release.digest())
                .bind("by", release.by().value())
                .map(PostgresGateReleases::toRelease)
                .one();
    }

    @Override
    public Mono<List<GateRelease>> of(Village.Id village, Subject subject, String digest) {
        return database.query(client -> about(client.sql(OF), village, subject, digest)
                .map(PostgresGateReleases::toRelease)
                .all()
                .collectList());
    }

    private static DatabaseClient.GenericExecuteSpec about(
            DatabaseClient.GenericExecuteSpec sql, Village.Id village, Subject subject, String digest) {
        return sql.bind("village", village.value())
                .bind("kind", subject.kind())
                .bind("subject", subject.id())
                .bind("digest", digest);
    }

    private static GateRelease toRelease(Readable row) {
        return new GateRelease(
                new GateRelease.Id(uuid(row, 5)),
                new Village.Id(uuid(row, 0)),
                new Subject(text(row, 1), uuid(row, 2)),
                text(row, 3),
                new Person.Id(uuid(row, 4)),
                text(row, 6),
                Math.toIntExact(number(row, 7)),
                instant(row, 8));
    }
}
