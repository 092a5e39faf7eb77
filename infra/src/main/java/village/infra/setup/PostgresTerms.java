package village.infra.setup;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;
import village.api.setup.clock.CalendarYear;
import village.api.setup.clock.CalendarYears;
import village.api.setup.clock.Promises;
import village.infra.postgres.Database;

/** What due times are counted by. */
final class PostgresTerms implements Promises, CalendarYears {
    private static final String PROMISE = """
            insert into complaint_promise (village_id, hours) values (:village, :hours)
            on conflict (village_id) do update set hours = excluded.hours
            """;
    private static final String YEAR = "select year, basis, checked, version from calendar_year where year = :year";
    private static final String DAYS = """
            select day, working, name from calendar_day
            where day >= make_date(:year, 1, 1) and day < make_date(:year + 1, 1, 1) order by day
            """;
    private static final String PUT = """
            insert into calendar_year (year, basis, checked, version) values (:year, :basis, :checked, 1)
            on conflict (year) do update
              set basis = excluded.basis, checked = excluded.checked, version = calendar_year.version + 1
              where calendar_year.version = :seen
            returning version
            """;
    private static final String CLEAR =
            "delete from calendar_day where day >= make_date(:year, 1, 1) and day < make_date(:year + 1, 1, 1)";
    private static final String DAY =
            "insert into calendar_day (day, working, name, legal_basis) values (:day, :working, :name, :basis)";

    private final Database database;
    private final Changes changes;

    PostgresTerms(Database database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<Void> promise(Village.Id village, int hours, Instant now) {
        return database.write(client -> changes.begin(client, village, now)
                .flatMap(change -> client.sql(PROMISE)
                        .bind("village", village.value())
                        .bind("hours", hours)
                        .then()
                        .then(changes.tell(
                                client, change, "village.promised", Map.of("hours", Integer.toString(hours))))));
    }

    @Override
    public Mono<CalendarYear> of(int year) {
        return database.query(client -> Mono.zip(
                client.sql(YEAR)
                        .bind("year", year)
                        .map(PostgresTerms::toYear)
                        .one()
                        .defaultIfEmpty(new CalendarYear(year, "", false, List.of(), 0)),
                client.sql(DAYS)
                        .bind("year", year)
                        .map(PostgresTerms::toDay)
                        .all()
                        .collectList(),
                (head, days) -> new CalendarYear(year, head.basis(), head.checked(), days, head.version())));
    }

    @Override
    public Mono<CalendarYear> put(CalendarYear year, long seen, Instant now) {
        return database.write(client -> client.sql(PUT)
                .bind("year", year.year())
                .bind("basis", year.basis())
                .bind("checked", year.checked())
                .bind("seen", seen)
                .map(row -> number(row, 0))
                .one()
                .filter(version -> version == seen + 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CALENDAR_STALE)))
                .flatMap(version -> days(client, year)
                        .then(changes.tell(
                                client, "calendar", Integer.toString(year.year()), version, "calendar.put", now)))
                .then(Mono.defer(() -> of(year.year()))));
    }

    private static Mono<Void> days(DatabaseClient client, CalendarYear year) {
        return client.sql(CLEAR)
                .bind("year", year.year())
                .then()
                .thenMany(Flux.fromIterable(year.days()))
                .concatMap(day -> client.sql(DAY)
                        .bind("day", day.day())
                        .bind("working", day.working())
                        .bind("name", day.name())
                        .bind("basis", year.basis())
                        .then())
                .then();
    }

    private static CalendarYear toYear(Readable row) {
        return new CalendarYear(
                Objects.requireNonNull(row.get(0, Integer.class)),
                text(row, 1),
                truth(row, 2),
                List.of(),
                number(row, 3));
    }

    private static CalendarYear.Day toDay(Readable row) {
        return new CalendarYear.Day(Objects.requireNonNull(row.get(0, LocalDate.class)), truth(row, 1), text(row, 2));
    }
}
