package village.infra.identity.roster;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.roster.RosterImport;
import village.api.place.Grid;
import village.api.place.GridOutline;
import village.api.place.Grids;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

/** A village with a roster of its own, and what tests ask about it. */
final class RosterFixture {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private final PostgresExtension postgres;
    final Grid grid;
    final Village.Id village;
    final SpreadsheetRosterImports imports;
    final Person.Id cadre = new Person.Id(UUID.randomUUID());

    RosterFixture(PostgresExtension postgres) {
        this.postgres = postgres;
        this.grid = freshGrid(postgres);
        this.village = grid.village();
        this.imports = RosterWiring.imports(
                postgres.database(),
                new OneGrid(grid),
                TestSecrets.sealer(),
                TestSecrets.secrets(),
                UuidCreator::getTimeOrderedEpoch,
                Clock.systemUTC());
    }

    private record OneGrid(Grid grid) implements Grids {
        @Override
        public Mono<Grid> at(Village.Id village, Point point) {
            return Mono.empty();
        }

        @Override
        public Mono<Grid> byId(Village.Id village, Grid.Id id) {
            return Mono.empty();
        }

        @Override
        public Flux<Grid> of(Village.Id village) {
            return Flux.just(grid);
        }

        @Override
        public Flux<GridOutline> outlines(Village.Id village) {
            return Flux.empty();
        }
    }

    static Grid freshGrid(PostgresExtension postgres) {
        var grid = new Grid(new Grid.Id(UUID.randomUUID()), new Village.Id(UUID.randomUUID()), "第一网格");
        postgres.sql()
                .sql("insert into village (id, name) values (:id, '枫溪村')")
                .bind("id", grid.village().value())
                .then()
                .then(postgres.sql()
                        .sql("insert into grid values (:village, :id, '第一网格', '((0,0),(0,1),(1,1))')")
                        .bind("village", grid.village().value())
                        .bind("id", grid.id().value())
                        .then())
                .block(PATIENCE);
        return grid;
    }

    RosterImport start(Optional<String> key, byte[] bytes) {
        return imports.start(village, cadre, key, Flux.just(ByteBuffer.wrap(bytes)))
                .block(PATIENCE);
    }

    RosterImport imported(List<List<Object>> rows) {
        return finished(start(Optional.empty(), Workbooks.of(rows)).id());
    }

    RosterImport finished(RosterImport.Id id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.byId(village, id).block(PATIENCE),
                        now -> now.state() != RosterImport.State.RUNNING);
    }

    long count(String what) {
        return postgres.sql()
                .sql("select count(*) from " + what + " and village_id = :village")
                .bind("village", village.value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    List<Map<String, Object>> rows(String sql) {
        return postgres.sql()
                .sql(sql)
                .bind("village", village.value())
                .fetch()
                .all()
                .collectList()
                .block(PATIENCE);
    }

    void execute(String sql) {
        postgres.sql().sql(sql).bind("village", village.value()).then().block(PATIENCE);
    }
}
