package village.infra.complaint.registration;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.crypto.Sealer;
import village.infra.identity.caller.SealedCallers;
import village.infra.identity.caller.SealedCallers.Call;
import village.infra.postgres.Database;

/**
 * What an office noted when he called, by name and number. A line counts as his where both are those of the roster
 * person he is bound to: old people share a number.
 */
final class OwnCalls implements PersonalRecords {
    private static final String TICKETS = """
        select c.id, c.ticket from unnest(cast(:villages as uuid[]), cast(:cases as uuid[])) as asked (village_id, id)
        join complaint c on c.village_id = asked.village_id and c.id = asked.id
        """;

    private final Database database;
    private final SealedCallers callers;

    OwnCalls(Database database, Sealer sealer) {
        this.database = database;
        this.callers = PostgresCallers.table(database, sealer);
    }

    @Override
    public String section() {
        return "calls";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return callers.his(person, limit)
                .flatMap(calls -> tickets(calls)
                        .map(tickets -> calls.stream()
                                .map(call -> toLine(call, tickets.getOrDefault(call.subject(), "")))
                                .toList()));
    }

    private Mono<Map<UUID, String>> tickets(List<Call> calls) {
        return database.query(client -> client.sql(TICKETS)
                .bind(
                        "villages",
                        calls.stream().map(call -> call.village().value()).toArray(UUID[]::new))
                .bind("cases", calls.stream().map(Call::subject).toArray(UUID[]::new))
                .map(row -> Map.entry(uuid(row, 0), text(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Object> toLine(Call call, String ticket) {
        var line = new LinkedHashMap<String, Object>();
        line.put("ticket", ticket);
        line.put("notedAt", call.notedAt().toString());
        return line;
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return callers.erase(person);
    }
}
