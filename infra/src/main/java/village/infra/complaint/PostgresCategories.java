package village.infra.complaint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.History;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.postgres.Database;

/** The category catalogue on PostgreSQL: the newest version that is in force today, with each village's promise. */
final class PostgresCategories implements Categories {
    private static final String ENTRIES = """
        select c.code, c.parent_code, c.name, c.handler_role,
          coalesce(c.due_hours, case when c.due_days is null then p.hours end), c.due_days, c.plan, c.version,
          c.near_metres, c.near_days, k.effective_from
        from complaint_catalogue k join complaint_category c on c.version = k.version
        left join complaint_promise p on p.village_id = :village
        where k.effective_from <= (now() at time zone 'Asia/Shanghai')::date
        """;
    private static final String IN_FORCE = ENTRIES + """
          and not exists (select 1 from complaint_catalogue later where later.effective_from > k.effective_from
            and later.effective_from <= (now() at time zone 'Asia/Shanghai')::date)
        order by c.parent_code is not null, c.sort, c.code
        """;
    private static final String EVER =
            ENTRIES + "order by k.effective_from desc, c.parent_code is not null, c.sort, c.code";

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
    public Mono<History> history(Village.Id village) {
        return database.query(client -> client.sql(EVER)
                        .bind("village", village.value())
                        .map(row -> Map.entry(
                                Objects.requireNonNull(row.get(10, LocalDate.class)),
                                new Entry(text(row, 7), toCategory(row))))
                        .all()
                        .collect(groupingBy(
                                Map.Entry::getKey, LinkedHashMap::new, mapping(Map.Entry::getValue, toList()))))
                .map(byDay -> new History(byDay.entrySet().stream()
                        .map(day -> new History.Version(day.getKey(), toCatalogue(day.getValue())))
                        .toList()));
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
        return Due.of(hours, days).orElse(Due.PROMISE);
    }
}
