package village.infra.credit;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The lock of a village's year that is over: many may book in it at once, nobody while it is being closed. */
public final class YearLock {
    /** Of a village {@code v} and a year {@code y}. */
    public static final String KEY = "hashtextextended('credit:' || v || ':' || y, 0)";

    private static final String ALONE = """
        select pg_advisory_xact_lock(%s) from (select cast(:village as uuid) as v, cast(:year as integer) as y) as one
        """.formatted(KEY);

    private YearLock() {}

    /** Waits for everybody who books in the year, and keeps others out until the transaction ends. */
    public static Mono<Void> alone(DatabaseClient client, Village.Id village, int year) {
        return client.sql(ALONE)
                .bind("village", village.value())
                .bind("year", year)
                .then();
    }
}
