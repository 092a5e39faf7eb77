package village.infra.identity.self;

import static village.infra.postgres.Columns.uuid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;

/** For whom a person acts. His ties end with him; those of others who act for him are the roster's and stay. */
final class OwnFamily implements PersonalRecords {
    private static final String OF = """
            select jsonb_build_object('village', c.code, 'state', t.state, 'askedAt', t.asked_at,
              'decidedAt', t.decided_at, 'endedAt', t.ended_at)::text
            from family_tie t left join village_code c on c.village_id = t.village_id and c.valid_to is null
            where t.helper_id = :person order by t.id desc limit :limit
            """;
    private static final String OPEN =
            "select id from family_tie where helper_id = :person and state in ('pending', 'approved')";
    private static final String FORGET = "update family_tie set claimed_name_sealed = null where helper_id = :person";

    private final Database database;
    private final FamilyTies ties;
    private final TableRecords lines;

    OwnFamily(Database database, FamilyTies ties) {
        this.database = database;
        this.ties = ties;
        this.lines = new TableRecords(database, "family", OF, List.of(FORGET));
    }

    @Override
    public String section() {
        return lines.section();
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return lines.of(person, limit);
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> client.sql(OPEN)
                        .bind("person", person.value())
                        .map(row -> new FamilyTie.Id(uuid(row, 0)))
                        .all()
                        .collectList())
                .flatMapMany(Flux::fromIterable)
                .concatMap(id -> ties.of(person, id))
                .concatMap(tie -> ties.save(tie.ended(), new FamilyTies.Decision(person, Optional.empty(), at)))
                .then(Mono.defer(() -> lines.erase(person, at)));
    }
}
