package village.infra.complaint.registration;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/**
 * What an office noted when he called, by name and number. A line counts as his where both are those of the roster
 * person he is bound to: old people share a number.
 */
final class OwnCalls implements PersonalRecords {
    private static final String HIS = """
            from complaint_caller c
            join binding b on b.village_id = c.village_id and b.person_id = :person and b.state = 'bound'
            join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
              and r.phone_index = c.phone_index
            """;
    private static final String OF = """
            select c.village_id, c.complaint_id, c.noted_at, c.name_sealed, r.id, r.name_sealed, x.ticket
            """ + HIS + """
            join complaint x on x.village_id = c.village_id and x.id = c.complaint_id
            order by c.complaint_id desc limit :limit
            """;
    private static final String ERASE =
            "delete from complaint_caller where village_id = :village and complaint_id = :complaint";
    private static final int ALL = 10_000;

    private final Database database;
    private final Sealer sealer;

    OwnCalls(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    private record Call(UUID village, UUID complaint, Instant at, String ticket, boolean his) {}

    @Override
    public String section() {
        return "calls";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return calls(person, limit)
                .map(calls -> calls.stream().map(OwnCalls::toLine).toList());
    }

    private static Map<String, Object> toLine(Call call) {
        var line = new LinkedHashMap<String, Object>();
        line.put("ticket", call.ticket());
        line.put("notedAt", call.at().toString());
        return line;
    }

    private Mono<List<Call>> calls(Person.Id person, int limit) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .bind("limit", limit)
                .map(this::toCall)
                .all()
                .filter(Call::his)
                .collectList());
    }

    private Call toCall(Readable row) {
        var complaint = uuid(row, 1);
        var noted = sealer.open("complaint_caller.name", complaint, row.get(3, byte[].class));
        var known = sealer.open("roster_person.name", uuid(row, 4), row.get(5, byte[].class));
        return new Call(uuid(row, 0), complaint, instant(row, 2), text(row, 6), noted.equals(known));
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> calls(person, ALL)
                .flatMapIterable(calls -> calls)
                .concatMap(call -> client.sql(ERASE)
                        .bind("village", call.village())
                        .bind("complaint", call.complaint())
                        .then())
                .then());
    }
}
