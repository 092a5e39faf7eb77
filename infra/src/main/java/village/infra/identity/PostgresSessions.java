package village.infra.identity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.session.Sessions;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Gathered;
import village.infra.postgres.Prepared;

/** Sessions on PostgreSQL alone, so that they outlive Redis. */
final class PostgresSessions implements Sessions {
    private static final String BEGIN = """
        insert into session (family, person_id, face, app_id, refresh_hash, expires_at)
        values (:family, :person, :face, :appId, :hash, :expiresAt)
        """;
    private static final String COLUMNS = "family, person_id, face, app_id, expires_at";
    private static final Prepared NOT_ENDED =
            Prepared.of("select " + COLUMNS + " from session where family = any(:families) and revoked_at is null");
    private static final String MOVE_ON = """
        update session
        set generation = generation + 1, previous_hash = refresh_hash, refresh_hash = :successor,
          rotated_at = :now, expires_at = :expiresAt
        where family = :family and face = 'mp' and refresh_hash = :presented
          and revoked_at is null and expires_at > :now
        returning
        """ + COLUMNS;
    private static final String JUST_MOVED = "select " + COLUMNS + """
         from session where family = :family and revoked_at is null and expires_at > :now
        and face = 'mp' and previous_hash = :presented and refresh_hash = :successor and rotated_at > :since
        """;
    private static final String END =
            "update session set revoked_at = :now where family = :family and revoked_at is null";

    private final Database database;
    private final Gathered<Session.Id, Session> gathered;

    PostgresSessions(Database database) {
        this.database = database;
        this.gathered = new Gathered<>(database, PostgresSessions::notEnded);
    }

    @Override
    public Mono<Void> begin(Session session, byte[] refreshHash) {
        return database.query(client -> insert(client, session, refreshHash));
    }

    static Mono<Void> insert(DatabaseClient client, Session session, byte[] refreshHash) {
        return client.sql(BEGIN)
                .bind("family", session.id().value())
                .bind("person", session.person().value())
                .bind("face", Columns.word(session.face()))
                .bind("appId", orNull(session.appId(), String.class))
                .bind("hash", refreshHash)
                .bind("expiresAt", session.expiresAt())
                .then();
    }

    @Override
    public Mono<Session> alive(Session.Id id, Instant now) {
        return database.either(
                        database.query(client -> notEnded(client, List.of(id)))
                                .flatMap(found -> Mono.justOrEmpty(found.get(id))),
                        gathered.find(id))
                .filter(session -> session.expiresAt().isAfter(now));
    }

    private static Mono<Map<Session.Id, Session>> notEnded(DatabaseClient client, List<Session.Id> ids) {
        return NOT_ENDED
                .query(
                        client,
                        values -> values.bind(
                                "families", ids.stream().map(Session.Id::value).toArray(UUID[]::new)),
                        PostgresSessions::toSession)
                .collectMap(Session::id);
    }

    @Override
    public Mono<Session> rotate(Rotation rotation) {
        return database.write(client -> moveOn(client, rotation)
                .switchIfEmpty(Mono.defer(() -> justMoved(client, rotation)))
                .switchIfEmpty(Mono.defer(
                        () -> end(client, rotation.session(), rotation.now()).then(Mono.empty()))));
    }

    private static Mono<Session> moveOn(DatabaseClient client, Rotation rotation) {
        return client.sql(MOVE_ON)
                .bind("family", rotation.session().value())
                .bind("presented", rotation.presented())
                .bind("successor", rotation.successor())
                .bind("now", rotation.now())
                .bind("expiresAt", rotation.expiresAt())
                .map(PostgresSessions::toSession)
                .one();
    }

    private static Mono<Session> justMoved(DatabaseClient client, Rotation rotation) {
        return client.sql(JUST_MOVED)
                .bind("family", rotation.session().value())
                .bind("presented", rotation.presented())
                .bind("successor", rotation.successor())
                .bind("now", rotation.now())
                .bind("since", rotation.now().minus(rotation.grace()))
                .map(PostgresSessions::toSession)
                .one();
    }

    @Override
    public Mono<Void> end(Session.Id id, Instant now) {
        return database.query(client -> end(client, id, now));
    }

    private static Mono<Void> end(DatabaseClient client, Session.Id id, Instant now) {
        return client.sql(END).bind("family", id.value()).bind("now", now).then();
    }

    private static Session toSession(Readable row) {
        return new Session(
                new Session.Id(uuid(row, 0)),
                new Person.Id(uuid(row, 1)),
                word(row, 2, Face.class),
                optionalText(row, 3),
                instant(row, 4));
    }
}
