package village.infra.complaint;

import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.postgres.Database;

/** The category catalogue on PostgreSQL: the newest version that is in force today, with each village's promise. */
final class PostgresCategories implements Categories {
    private static final String IN_FORCE = """
            select c.code, c.parent_code, c.name, c.handler_role,
              coalesce(c.due_hours, case when c.due_days is null then p.hours end), c.due_days, c.plan, c.version,
              c.near_metres, c.near_days
            from complaint_category c left join complaint_promise p on p.village_id = :village
            where c.version = (select version from complaint_catalogue where effective_from <= current_date
              order by effective_from desc, version desc limit 1)
            order by c.parent_code is not null, c.sort, c.code
            """;

    private static final String PROMISE = "select hours from complaint_promise where village_id = :village";

    private final Database database;

    PostgresCategories(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Catalogue> inForce(Village.Id village) {
        return database.query(client -> client.sql(IN_FORCE)
                        .bind("village", village.value())
                        .map(row -> new Entry(text(row, 7), toCategory(row)))
                        .all()
                        .collectList())
                .map(PostgresCategories::toCatalogue);
    }

    @Override
    public Mono<Due> promise(Village.Id village) {
        return database.query(client -> client.sql(PROMISE)
                        .bind("village", village.value())
                        .map((row, meta) -> Objects.requireNonNull(row.get(0, Integer.class)))
                        .one())
                .<Due>map(Due.Hours::new)
                .defaultIfEmpty(Due.PROMISE);
    }

    private record Entry(String version, Category category) {}

    private static Catalogue toCatalogue(List<Entry> entries) {
        var version = entries.isEmpty() ? "" : entries.get(0).version();
        return new Catalogue(version, entries.stream().map(Entry::category).toList());
    }

    private static Category toCategory(Readable row) {
        return new Category(
                text(row, 0),
                optionalText(row, 1),
                text(row, 2),
                optionalText(row, 3).map(PostgresCategories::toRole),
                toDue(row),
                text(row, 6),
                Optional.ofNullable(row.get(8, Integer.class)).map(metres -> toNearness(row, metres)));
    }

    private static Nearness toNearness(Readable row, int metres) {
        return new Nearness(metres, Objects.requireNonNull(row.get(9, Integer.class)));
    }

    private static Role toRole(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Due toDue(Readable row) {
        var hours = Optional.ofNullable(row.get(4, Integer.class));
        var days = Optional.ofNullable(row.get(5, Integer.class));
        return hours.<Due>map(Due.Hours::new).or(() -> days.map(Due.Days::new)).orElse(Due.PROMISE);
    }
}
