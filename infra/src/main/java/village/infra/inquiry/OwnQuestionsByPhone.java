package village.infra.inquiry;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/**
 * What an office noted when he asked by telephone. A line counts as his where name and number both are those of the roster
 * person he is bound to: old people share a number.
 */
final class OwnQuestionsByPhone implements PersonalRecords {
    private static final String OF = """
        select c.village_id, c.inquiry_id, c.noted_at, c.name_sealed, r.id, r.name_sealed
        from inquiry_caller c
        join binding b on b.village_id = c.village_id and b.person_id = :person and b.state = 'bound'
        join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
          and r.phone_index = c.phone_index
        order by c.inquiry_id desc limit :limit
        """;
    private static final String ERASE =
            "delete from inquiry_caller where village_id = :village and inquiry_id = :inquiry";
    private static final int ALL = 10_000;

    private final Database database;
    private final Sealer sealer;

    OwnQuestionsByPhone(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    private record Call(UUID village, UUID inquiry, Instant at, boolean his) {}

    @Override
    public String section() {
        return "questionsByPhone";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return calls(person, limit)
                .map(calls -> calls.stream()
                        .map(call -> Map.<String, Object>of("notedAt", call.at().toString()))
                        .toList());
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
        var inquiry = uuid(row, 1);
        var noted = sealer.open(PostgresInquiryCallers.NAME, inquiry, row.get(3, byte[].class));
        var known = sealer.open("roster_person.name", uuid(row, 4), row.get(5, byte[].class));
        return new Call(uuid(row, 0), inquiry, instant(row, 2), noted.equals(known));
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> calls(person, ALL)
                .flatMapIterable(calls -> calls)
                .concatMap(call -> client.sql(ERASE)
                        .bind("village", call.village())
                        .bind("inquiry", call.inquiry())
                        .then())
                .then());
    }
}
