package village.infra.complaint.handling;

import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.above.StatutoryPeriods;
import village.infra.postgres.Database;

/** The statutory periods on PostgreSQL: the row that took effect last. */
final class PostgresStatutoryPeriods implements StatutoryPeriods {
    private static final String ON = """
            select reply_days, finish_days, legal_basis from complaint_statutory_period
            where effective_from <= :day order by effective_from desc limit 1
            """;

    private final Database database;

    PostgresStatutoryPeriods(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Periods> on(LocalDate day) {
        return database.query(client -> client.sql(ON)
                        .bind("day", day)
                        .map((row, meta) -> new Periods(days(row, 0), days(row, 1), text(row, 2)))
                        .one())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no statutory period in force on " + day)));
    }

    private static int days(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Integer.class));
    }
}
