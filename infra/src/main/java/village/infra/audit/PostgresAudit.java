package village.infra.audit;

import static village.infra.postgres.Columns.orNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.audit.Acting;
import village.api.event.Event;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.Columns;

/**
 * Writes the audit inside the transaction of what it tells. Whatever tells of itself by an event is noted with it when a
 * staff member caused it at the console; adapters of acts without an event call this themselves.
 */
public final class PostgresAudit {
    private static final String APPEND = """
        insert into audit_log (id, village_id, actor_id, actor_roles, act, subject_kind, subject_id, request_id,
          remote_address, acted_at)
        values (:id, :village, :actor, :roles, :act, :kind, :subject, :request, :from, :at)
        """;

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
        var act = new Act(
                event.id(),
                event.village(),
                event.type(),
                event.subject().kind(),
                event.subject().id(),
                event.occurredAt());
        return Mono.deferContextual(context -> Mono.justOrEmpty(Acting.in(context))
                .filter(PostgresAudit::atTheConsole)
                .flatMap(acting -> append(client, act, acting)));
    }

    /** Notes an act of whoever stands behind it; of nobody, nothing. Must run inside the transaction of the act. */
    public static Mono<Void> note(DatabaseClient client, Act act) {
        return Mono.deferContextual(
                context -> Mono.justOrEmpty(Acting.in(context)).flatMap(acting -> append(client, act, acting)));
    }

    private static Mono<Void> append(DatabaseClient client, Act act, Acting acting) {
        var actor = acting.actor();
        var roles = actor.roles().stream().sorted().map(Columns::word).collect(Collectors.joining(","));
        return client.sql(APPEND)
                .bind("id", act.id())
                .bind("village", orNull(act.village().map(Village.Id::value), UUID.class))
                .bind("actor", orNull(actor.person().map(Person.Id::value), UUID.class))
                .bind("roles", roles)
                .bind("act", act.act())
                .bind("kind", act.kind())
                .bind("subject", act.subject())
                .bind("request", acting.requestId())
                .bind("from", orNull(acting.from(), String.class))
                .bind("at", act.at())
                .then();
    }
}
