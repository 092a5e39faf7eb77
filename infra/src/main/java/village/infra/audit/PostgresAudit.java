package village.infra.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.audit.Acting;
import village.api.event.Event;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.JsonRows;
import village.infra.postgres.Prepared;
import village.infra.postgres.Prepared.Values;

/**
 * Writes the audit inside the transaction of what it tells. Whatever tells of itself by an event is noted with it when a
 * staff member caused it at the console; adapters of acts without an event call this themselves.
 */
public final class PostgresAudit {
    private static final String COLUMNS = "id, village_id, actor_id, actor_roles, act, subject_kind, subject_id,"
            + " request_id, remote_address, acted_at";
    private static final String PARAMETERS =
            ":id, :village, :actor, :roles, :act, :kind, :subject, :request, :from, :at";
    private static final String INSERT = "insert into audit_log (" + COLUMNS + ") ";
    private static final Prepared APPEND = Prepared.of(INSERT + "values (" + PARAMETERS + ")");

    /** Writes the lines of {@code :audit}, which {@link #LINES} makes; for a statement that writes more besides. */
    public static final String NOTE_MANY =
            INSERT + "select " + COLUMNS + " from jsonb_populate_recordset(null::audit_log, :audit) order by id";

    /** Lines as one value; each binds as {@link #line} does. */
    public static final JsonRows LINES = new JsonRows(COLUMNS, PARAMETERS);

    private PostgresAudit() {}

    /**
     * One act.
     *
     * @param act past tense, dotted
     */
    public record Act(UUID id, Optional<Village.Id> village, String act, String kind, UUID subject, Instant at) {}

    /** Whether events of the acts under way are to be noted. */
    public static Mono<Boolean> noting() {
        return Mono.deferContextual(context ->
                Mono.just(Acting.in(context).filter(PostgresAudit::atTheConsole).isPresent()));
    }

    private static boolean atTheConsole(Acting acting) {
        return acting.at(Face.CONSOLE);
    }

    /** Notes an event if somebody at the console caused it; its id is the line's. Must run inside a transaction. */
    public static Mono<Void> note(DatabaseClient client, Event event) {
        return Mono.deferContextual(context -> Mono.justOrEmpty(Acting.in(context))
                .filter(PostgresAudit::atTheConsole)
                .flatMap(acting -> append(client, act(event), acting)));
    }

    /** Binds the line of an event; empty unless somebody at the console caused it. */
    public static Optional<Consumer<Values>> line(Event event, Optional<Acting> by) {
        return by.filter(PostgresAudit::atTheConsole).map(acting -> values -> bind(values, act(event), acting));
    }

    private static Act act(Event event) {
        return new Act(
                event.id(),
                event.village(),
                event.type(),
                event.subject().kind(),
                event.subject().id(),
                event.occurredAt());
    }

    /** Notes an act of whoever stands behind it; of nobody, nothing. Must run inside the transaction of the act. */
    public static Mono<Void> note(DatabaseClient client, Act act) {
        return Mono.deferContextual(
                context -> Mono.justOrEmpty(Acting.in(context)).flatMap(acting -> append(client, act, acting)));
    }

    private static Mono<Void> append(DatabaseClient client, Act act, Acting acting) {
        return APPEND.update(client, values -> bind(values, act, acting)).then();
    }

    private static void bind(Values values, Act act, Acting acting) {
        var actor = acting.actor();
        var roles = actor.roles().stream().sorted().map(Columns::word).collect(Collectors.joining(","));
        values.bind("id", act.id())
                .bind("village", act.village().map(Village.Id::value), UUID.class)
                .bind("actor", actor.person().map(Person.Id::value), UUID.class)
                .bind("roles", roles)
                .bind("act", act.act())
                .bind("kind", act.kind())
                .bind("subject", act.subject())
                .bind("request", acting.requestId())
                .bind("from", acting.from(), String.class)
                .bind("at", act.at());
    }
}
