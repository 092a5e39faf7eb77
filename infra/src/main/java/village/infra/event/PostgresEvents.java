package village.infra.event;

import io.r2dbc.postgresql.codec.Json;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/** Writes events inside the transaction of what they tell. Adapters of other capabilities call this, nobody else. */
public final class PostgresEvents {
    /** The columns that {@link #parameters} stand for. */
    public static final String COLUMNS =
            "id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at";

    private static final Prepared APPEND =
            Prepared.of("insert into event (" + COLUMNS + ") values (" + parameters("") + ")");
    private static final JsonMapper JSON = JsonMapper.shared();

    private PostgresEvents() {}

    /** Appends one event, and notes it in the audit where staff caused it; completes empty. Must run inside a transaction. */
    public static Mono<Void> append(DatabaseClient client, Event event) {
        return APPEND.update(client, values -> bind(values, "", event))
                .then(PostgresAudit.note(client, event))
                .then(Database.tells(event));
    }

    /**
     * What a statement writes that tells of more by itself. It must write its events in order, and be followed by the
     * audit of each.
     *
     * @param of tells the events of the statement apart
     */
    public static String parameters(String of) {
        return ":eventId#, :eventVillage#, :subjectKind#, :subject#, :subjectVersion#, :eventType#, :facts#, :occurredAt#"
                .replace("#", of);
    }

    /** Binds {@link #parameters}. */
    public static void bind(Values values, String of, Event event) {
        values.bind("eventId" + of, event.id())
                .bind("eventVillage" + of, event.village().map(Village.Id::value), UUID.class)
                .bind("subjectKind" + of, event.subject().kind())
                .bind("subject" + of, event.subject().id())
                .bind("subjectVersion" + of, event.subject().version())
                .bind("eventType" + of, event.type())
                .bind("facts" + of, Json.of(JSON.writeValueAsBytes(event.facts())))
                .bind("occurredAt" + of, event.occurredAt());
    }
}
