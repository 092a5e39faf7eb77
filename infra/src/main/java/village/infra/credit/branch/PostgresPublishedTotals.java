package village.infra.credit.branch;

import static village.infra.postgres.Columns.truth;

import java.time.LocalDate;
import reactor.core.publisher.Mono;
import village.api.credit.branch.PublishedTotals;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Looks for the village's own disclosure, on PostgreSQL. */
final class PostgresPublishedTotals implements PublishedTotals {
    private static final String OF = """
        select exists (
          select 1 from disclosure
          where village_id = :village and item_code = :item and period_kind = 'year' and period_from = :year
            and public_key is not null)
        """;

    private final Database database;

    PostgresPublishedTotals(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> of(Village.Id village, int year) {
        return database.query(client -> client.sql(OF)
                .bind("village", village.value())
                .bind("item", ITEM)
                .bind("year", LocalDate.of(year, 1, 1))
                .map(row -> truth(row, 0))
                .one());
    }
}
