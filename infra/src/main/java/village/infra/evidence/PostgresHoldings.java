package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Holdings;
import village.infra.postgres.Database;

final class PostgresHoldings implements Holdings {
    private static final String KNOW = "insert into evidence_holding (holder) values (:holder) on conflict do nothing";
    private static final String COLUMNS = "holder, size, held_at, failures::bigint, last_error, next_turn";
    private static final String CLAIM = """
            update evidence_holding set next_turn = clock_timestamp() + make_interval(secs => :lease)
            where holder = :holder and next_turn <= clock_timestamp() returning\s""" + COLUMNS;
    private static final String HELD = """
            update evidence_holding set size = :size, held_at = clock_timestamp(), failures = 0, last_error = null,
              next_turn = clock_timestamp() + make_interval(secs => :until)
            where holder = :holder
            """;
    private static final String FAILED = """
            update evidence_holding set failures = failures + 1, last_error = :error,
              next_turn = clock_timestamp() + make_interval(secs => :until)
            where holder = :holder
            """;
    private static final String ALL = "select " + COLUMNS + " from evidence_holding order by holder";

    private final Database database;

    PostgresHoldings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Holding> claim(String holder, Duration lease) {
        return database.write(client -> client.sql(KNOW)
                .bind("holder", holder)
                .then()
                .then(client.sql(CLAIM)
                        .bind("holder", holder)
                        .bind("lease", seconds(lease))
                        .map(PostgresHoldings::toHolding)
                        .one()));
    }

    @Override
    public Mono<Void> held(String holder, long size, Duration until) {
        return database.write(client -> client.sql(HELD)
                .bind("holder", holder)
                .bind("size", size)
                .bind("until", seconds(until))
                .then());
    }

    @Override
    public Mono<Void> failed(String holder, String error, Duration until) {
        return database.write(client -> client.sql(FAILED)
                .bind("holder", holder)
                .bind("error", error)
                .bind("until", seconds(until))
                .then());
    }

    @Override
    public Mono<List<Holding>> all() {
        return database.query(
                client -> client.sql(ALL).map(PostgresHoldings::toHolding).all().collectList());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Holding toHolding(Readable row) {
        return new Holding(
                text(row, 0),
                number(row, 1),
                optionalInstant(row, 2),
                (int) number(row, 3),
                optionalText(row, 4),
                instant(row, 5));
    }
}
