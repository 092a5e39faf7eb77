package village.infra.identity;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.login.LoginRequest;
import village.api.identity.login.LoginRequests;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;

final class PostgresLoginRequests implements LoginRequests {
    private static final String ADD = """
            with gone as (delete from login_request where expires_at < now() - interval '1 day')
            insert into login_request (id, code_hash, device_hash, expires_at)
            values (:id, :code, :device, :expiresAt)
            """;
    private static final String BY_ID = """
            select r.id, r.state, r.expires_at, s.family, s.person_id, s.expires_at
            from login_request r left join session s on s.family = r.session_family
            where r.id = :id
            """;
    private static final String OF_DEVICE = BY_ID + "and r.device_hash = :device";
    private static final String RIGHT_CODE = """
            select code_hash = :code from login_request
            where id = :id and state = 'waiting' and expires_at > :now for update
            """;
    private static final String CONFIRM =
            "update login_request set state = 'confirmed', session_family = :session where id = :id";
    private static final String COUNT_WRONG = """
            update login_request set wrong_codes = wrong_codes + 1,
              state = case when wrong_codes + 1 >= :max then 'refused' else state end
            where id = :id
            """;
    /** The console's sessions are not refreshed, so no token ever has this hash. */
    private static final byte[] NO_REFRESH = new byte[0];

    private final Database database;

    PostgresLoginRequests(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(LoginRequest.Id id, String codeHash, String deviceHash, Instant expiresAt) {
        return database.query(client -> client.sql(ADD)
                .bind("id", id.value())
                .bind("code", codeHash)
                .bind("device", deviceHash)
                .bind("expiresAt", expiresAt)
                .then());
    }

    @Override
    public Mono<LoginRequest> byId(LoginRequest.Id id) {
        return database.query(client -> client.sql(BY_ID)
                .bind("id", id.value())
                .map(PostgresLoginRequests::toRequest)
                .one());
    }

    @Override
    public Mono<LoginRequest> ofDevice(LoginRequest.Id id, String deviceHash) {
        return database.query(client -> client.sql(OF_DEVICE)
                .bind("id", id.value())
                .bind("device", deviceHash)
                .map(PostgresLoginRequests::toRequest)
                .one());
    }

    @Override
    public Mono<Answer> answer(LoginRequest.Id id, String codeHash, Session session, Instant now) {
        return database.write(client -> client.sql(RIGHT_CODE)
                .bind("id", id.value())
                .bind("code", codeHash)
                .bind("now", now)
                .map(row -> truth(row, 0))
                .one()
                .flatMap(right -> right ? confirm(client, id, session, now) : countWrong(client, id)));
    }

    /** The session's id, new and sorting by time, is the audit's as well. */
    private static Mono<Answer> confirm(DatabaseClient client, LoginRequest.Id id, Session session, Instant now) {
        var opened = new PostgresAudit.Act(
                session.id().value(),
                Optional.empty(),
                "console.opened",
                "session",
                session.id().value(),
                now);
        return PostgresSessions.insert(client, session, NO_REFRESH)
                .then(client.sql(CONFIRM)
                        .bind("id", id.value())
                        .bind("session", session.id().value())
                        .then())
                .then(PostgresAudit.note(client, opened))
                .thenReturn(Answer.CONFIRMED);
    }

    private static Mono<Answer> countWrong(DatabaseClient client, LoginRequest.Id id) {
        return client.sql(COUNT_WRONG)
                .bind("id", id.value())
                .bind("max", MAX_WRONG)
                .then()
                .thenReturn(Answer.WRONG);
    }

    private static LoginRequest toRequest(Readable row) {
        return new LoginRequest(
                new LoginRequest.Id(uuid(row, 0)),
                word(row, 1, LoginRequest.State.class),
                instant(row, 2),
                optionalUuid(row, 3).map(family -> toSession(row)));
    }

    private static Session toSession(Readable row) {
        return new Session(
                new Session.Id(uuid(row, 3)),
                new Person.Id(uuid(row, 4)),
                Face.CONSOLE,
                Optional.empty(),
                instant(row, 5));
    }
}
