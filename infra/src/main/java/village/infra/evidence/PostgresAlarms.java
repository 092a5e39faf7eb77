package village.infra.evidence;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.word;

import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.RewrittenLog.Finding;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** One row, or none. An instance that cannot see what another saw, such as a folder on its disk, does not end its alarm. */
final class PostgresAlarms implements Alarms {
    private static final String STANDING = "select finding, raised_at from evidence_alarm";
    private static final String RAISE = """
            insert into evidence_alarm (finding, finder) values (:finding, :finder)
            on conflict (single) do update
              set finding = excluded.finding, finder = excluded.finder, seen_at = clock_timestamp()
            """;
    private static final String SETTLE = """
            delete from evidence_alarm
            where finder = :finder or seen_at < clock_timestamp() - make_interval(secs => :patience)
            """;

    private final Database database;
    private final UUID finder;
    private final Duration patience;

    /**
     * @param finder this instance
     * @param patience after which an alarm nobody confirmed may be ended by another
     */
    PostgresAlarms(Database database, UUID finder, Duration patience) {
        this.database = database;
        this.finder = finder;
        this.patience = patience;
    }

    @Override
    public Mono<Alarm> standing() {
        return database.query(client -> client.sql(STANDING)
                .map((row, meta) -> new Alarm(word(row, 0, Finding.class), instant(row, 1)))
                .one());
    }

    @Override
    public Mono<Void> raise(Finding finding) {
        return database.write(client -> client.sql(RAISE)
                .bind("finding", Columns.word(finding))
                .bind("finder", finder)
                .then());
    }

    @Override
    public Mono<Void> settle() {
        return database.write(client -> client.sql(SETTLE)
                .bind("finder", finder)
                .bind("patience", patience.toMillis() / 1000.0)
                .then());
    }
}
