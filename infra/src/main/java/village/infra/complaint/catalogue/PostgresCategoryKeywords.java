package village.infra.complaint.catalogue;

import static village.infra.postgres.Columns.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.CategoryKeywords;
import village.api.place.Village;
import village.infra.postgres.Database;

/** The words of the catalogue in force on PostgreSQL. Some thousand that rarely change: remembered for a while. */
final class PostgresCategoryKeywords implements CategoryKeywords {
    private static final String IN_FORCE = """
        select code, word, weight from complaint_category_keyword
        where version = (select version from complaint_catalogue where effective_from
          <= (now() at time zone 'Asia/Shanghai')::date
          order by effective_from desc, version desc limit 1)
        """;

    private final Mono<List<Keyword>> remembered;

    PostgresCategoryKeywords(Database database, Duration remember) {
        this.remembered = inForce(database).cache(found -> remember, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** One catalogue is in force everywhere. */
    @Override
    public Mono<List<Keyword>> inForce(Village.Id village) {
        return remembered;
    }

    private static Mono<List<Keyword>> inForce(Database database) {
        return database.query(client -> client.sql(IN_FORCE)
                .map(row -> new Keyword(text(row, 0), text(row, 1), Objects.requireNonNull(row.get(2, Integer.class))))
                .all()
                .collectList());
    }
}
