package village.infra.embedded.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The working-day calendar: 2026 as the State Council published it; of 2027, whose arrangement is not out, only the
 * statutory days.
 */
final class DemoCalendar {
    private static final String DAY = """
            insert into calendar_day (day, working, name, legal_basis) values (:day, :working, :name, :basis)
            on conflict do nothing
            """;
    private static final String PUBLISHED = "国务院办公厅关于2026年部分节假日安排的通知";
    private static final String STATUTORY = "全国年节及纪念日放假办法";

    private record Span(String from, int days, boolean working, String name, String basis) {}

    private static final List<Span> SPANS = List.of(
            off("2026-01-01", 3, "元旦"),
            on("2026-01-04", "元旦调休"),
            on("2026-02-14", "春节调休"),
            off("2026-02-15", 9, "春节"),
            on("2026-02-28", "春节调休"),
            off("2026-04-04", 3, "清明节"),
            off("2026-05-01", 5, "劳动节"),
            on("2026-05-09", "劳动节调休"),
            off("2026-06-19", 3, "端午节"),
            on("2026-09-20", "国庆节调休"),
            off("2026-09-25", 3, "中秋节"),
            off("2026-10-01", 7, "国庆节"),
            on("2026-10-10", "国庆节调休"),
            statutory("2027-01-01", 1, "元旦"),
            statutory("2027-02-05", 4, "春节"),
            statutory("2027-04-05", 1, "清明节"),
            statutory("2027-05-01", 2, "劳动节"),
            statutory("2027-06-09", 1, "端午节"),
            statutory("2027-09-15", 1, "中秋节"),
            statutory("2027-10-01", 3, "国庆节"));

    private final DatabaseClient client;

    DemoCalendar(DatabaseClient client) {
        this.client = client;
    }

    Mono<Void> hang() {
        return Flux.fromIterable(SPANS)
                .concatMap(span -> Flux.range(0, span.days()).concatMap(day -> write(span, day)))
                .then();
    }

    private Mono<Void> write(Span span, int day) {
        return client.sql(DAY)
                .bind("day", LocalDate.parse(span.from()).plusDays(day))
                .bind("working", span.working())
                .bind("name", span.name())
                .bind("basis", span.basis())
                .then();
    }

    private static Span off(String from, int days, String name) {
        return new Span(from, days, false, name, PUBLISHED);
    }

    private static Span on(String day, String name) {
        return new Span(day, 1, true, name, PUBLISHED);
    }

    private static Span statutory(String from, int days, String name) {
        return new Span(from, days, false, name, STATUTORY);
    }
}
