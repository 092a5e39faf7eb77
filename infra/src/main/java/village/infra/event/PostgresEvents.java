package village.infra.event;

import io.r2dbc.postgresql.codec.Json;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;

/** Writes events inside the transaction of what they tell. Adapters of other capabilities call this, nobody else. */
public final class PostgresEvents {
    private static final String APPEND = """
            insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
            values (:id, :village, :kind, :subject, :version, :type, :facts, :occurredAt)
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private PostgresEvents() {}

    /** Appends one event, and notes it in the audit where staff caused it; completes empty. Must run inside a transaction. */
    public static Mono<Void> append(DatabaseClient client, Event event) {
        return client.sql(APPEND)
                .bind("id", event.id())
                .bind(
                        "village",
                        Parameter.fromOrEmpty(
                                event.village().map(Village.Id::value).orElse(null), UUID.class))
                .bind("kind", event.subject().kind())
                .bind("subject", event.subject().id())
                .bind("version", event.subject().version())
                .bind("type", event.type())
                .bind("facts", Json.of(JSON.writeValueAsString(event.facts())))
                .bind("occurredAt", event.occurredAt())
                .then()
                .then(PostgresAudit.note(client, event))
                .then(Database.tells(event));
    }
}
