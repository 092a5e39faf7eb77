package village.infra.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import village.infra.postgres.Database;

/** Whether PostgreSQL answers, told within a second: a stalled server would keep the question for ever. */
final class PostgresHealth implements ReactiveHealthIndicator {
    private final Database database;

    PostgresHealth(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Health> health() {
        return answers().map(up -> (up ? Health.up() : Health.down()).build());
    }

    Mono<Boolean> answers() {
        return database.query(client ->
                        client.sql("select 1").map((row, meta) -> true).one())
                .timeout(OperationsWiring.LIMIT)
                .onErrorReturn(false)
                .defaultIfEmpty(false);
    }
}
