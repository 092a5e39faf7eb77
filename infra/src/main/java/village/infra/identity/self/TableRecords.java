package village.infra.identity.self;

import static village.infra.postgres.Columns.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import village.api.identity.Person;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;

/**
 * One kind of data in plain columns.
 *
 * @param export one JSON object a row, for {@code :person}, at most {@code :limit}
 * @param erase what is done, statement by statement, for {@code :person} at {@code :at}
 */
record TableRecords(Database database, String section, String export, List<String> erase) implements PersonalRecords {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, Object>> LINE = new TypeReference<>() {};

    @Override
    public Mono<List<Map<String, Object>>> of(Person.Id person, int limit) {
        return database.query(client -> client.sql(export)
                .bind("person", person.value())
                .bind("limit", limit)
                .map(row -> line(text(row, 0)))
                .all()
                .collectList());
    }

    private static Map<String, Object> line(String json) {
        return JSON.readValue(json, LINE);
    }

    @Override
    public Mono<Void> erase(Person.Id person, Instant at) {
        return database.write(client -> Flux.fromIterable(erase)
                .concatMap(sql -> run(client, sql, person, at))
                .then());
    }

    private static Mono<Void> run(DatabaseClient client, String sql, Person.Id person, Instant at) {
        var bound = client.sql(sql).bind("person", person.value());
        return (sql.contains(":at") ? bound.bind("at", at) : bound).then();
    }
}
