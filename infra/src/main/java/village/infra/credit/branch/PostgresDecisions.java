package village.infra.credit.branch;

import static village.infra.postgres.Columns.uuid;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.matter.Decisions;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

/** Hand-ins and appeals by their keys. */
final class PostgresDecisions implements Decisions {
    private static final Prepared HANDED_IN = of("offline_study");
    private static final Prepared APPEALED = of("credit_appeal");

    private final Database database;

    PostgresDecisions(Database database) {
        this.database = database;
    }

    private static Prepared of(String table) {
        return Prepared.of("""
            select t.village_id, t.id from unnest(:villages, :ids) as wanted (v, i)
            join %s t on t.village_id = wanted.v and t.id = wanted.i
            """.formatted(table));
    }

    @Override
    public Mono<Set<Source>> handedIn(Collection<Source> sources) {
        return among(HANDED_IN, sources);
    }

    @Override
    public Mono<Set<Source>> appealed(Collection<Source> sources) {
        return among(APPEALED, sources);
    }

    private Mono<Set<Source>> among(Prepared statement, Collection<Source> sources) {
        return database.query(client -> statement
                .query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        sources.stream()
                                                .map(source -> source.village().value())
                                                .toArray(UUID[]::new))
                                .bind("ids", sources.stream().map(Source::id).toArray(UUID[]::new)),
                        row -> new Source(new Village.Id(uuid(row, 0)), uuid(row, 1)))
                .collect(Collectors.toSet()));
    }
}
