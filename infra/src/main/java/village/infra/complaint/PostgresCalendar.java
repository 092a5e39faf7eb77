package village.infra.complaint;

import static village.infra.postgres.Columns.truth;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.WorkingDays;
import village.infra.postgres.Database;

/** The working calendar's exceptions on PostgreSQL. */
final class PostgresCalendar implements Calendar {
    private static final String EXCEPTIONS = "select day, working from calendar_day where day >= current_date - 400";

    private final Database database;

    PostgresCalendar(Database database) {
        this.database = database;
    }

    @Override
    public Mono<WorkingDays> workingDays() {
        return database.query(client -> client.sql(EXCEPTIONS)
                        .map(row -> Map.entry(Objects.requireNonNull(row.get(0, LocalDate.class)), truth(row, 1)))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue))
                .map(WorkingDays::new);
    }
}
