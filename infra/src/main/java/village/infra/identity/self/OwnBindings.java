package village.infra.identity.self;

import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.IdentityNumber;
import village.api.identity.Person;
import village.api.identity.binding.Bindings;
import village.api.identity.self.PersonalRecords;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** As whom a person is known in villages. Bindings end, and what he claimed of himself goes; the roster is the village's. */
final class OwnBindings implements PersonalRecords {
    private static final String OF = """
            select c.code, b.state, b.requested_at, b.decided_at, b.ended_at, r.id, r.name_sealed, r.phone_sealed,
              r.id_number_sealed, r.party_branch
            from binding b
            left join village_code c on c.village_id = b.village_id and c.valid_to is null
            left join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and b.state = 'bound'
            where b.person_id = :person order by b.id desc limit :limit
            """;
    private static final String OPEN =
            "select village_id from binding where person_id = :person and state in ('pending', 'bound')";
    private static final String FORGET = """
            update binding set claimed_name_sealed = null, claimed_phone_sealed = '', phone_index = '', name_index = null
            where person_id = :person
            """;

    private final Database database;
    private final Sealer sealer;
    private final Bindings bindings;

    OwnBindings(Database database, Sealer sealer, Bindings bindings) {
        this.database = database;
        this.sealer = sealer;
        this.bindings = bindings;
    }

    @Override
    public String section() {
        return "bindings";
    }

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return database.query(client -> client.sql(OF)
                .bind("person", person.value())
                .bind("limit", limit)
                .map(this::toLine)
                .all()
                .collectList());
    }

    private Map<String, Object> toLine(Readable row) {
        var line = new LinkedHashMap<String, Object>();
        optionalText(row, 0).ifPresent(code -> line.put("village", code));
        line.put("state", text(row, 1));
        optionalInstant(row, 2).ifPresent(at -> line.put("requestedAt", at.toString()));
        optionalInstant(row, 3).ifPresent(at -> line.put("decidedAt", at.toString()));
        optionalInstant(row, 4).ifPresent(at -> line.put("endedAt", at.toString()));
        optionalUuid(row, 5).ifPresent(roster -> addRoster(line, row, roster));
        return line;
    }

    /** The identity number stays masked: an export travels, and its owner knows it. */
    private void addRoster(Map<String, Object> line, Readable row, UUID roster) {
        opened("name", roster, row.get(6, byte[].class)).ifPresent(name -> line.put("name", name));
        opened("phone", roster, row.get(7, byte[].class)).ifPresent(phone -> line.put("phone", phone));
        opened("id_number", roster, row.get(8, byte[].class))
                .ifPresent(number -> line.put("idNumber", new IdentityNumber(number).masked()));
        optionalText(row, 9).ifPresent(branch -> line.put("partyBranch", branch));
    }

    private Optional<String> opened(String column, UUID roster, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed).map(bytes -> sealer.open("roster_person." + column, roster, bytes));
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> client.sql(OPEN)
                .bind("person", person.value())
                .map(row -> new Village.Id(uuid(row, 0)))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(village -> end(village, person, at))
                .then(client.sql(FORGET).bind("person", person.value()).then()));
    }

    private Mono<Void> end(Village.Id village, Person.Id person, Instant at) {
        return bindings.current(village, person)
                .flatMap(binding ->
                        bindings.save(binding.ended(), new Bindings.Decision(Optional.empty(), Optional.empty(), at)))
                .then();
    }
}
