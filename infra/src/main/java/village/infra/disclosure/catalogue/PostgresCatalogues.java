package village.infra.disclosure.catalogue;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.catalogue.Occurrence;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.event.Event;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.disclosure.occurrence.OccurrenceRows;
import village.infra.disclosure.occurrence.OccurrenceRows.Owed;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** The catalogue on PostgreSQL: the newest version of each item that is in force on the day, and what is the village's. */
final class PostgresCatalogues implements Catalogues {
    private static final String ITEM = "class, name, frequency, due_days, objection_days, answer_days, legal_basis,"
            + " responsible_role, effective_from, effective_to";
    private static final String COMMON = """
        select distinct on (code) code, %s, false, sort, null::uuid, table_required, maintainer_note
        from disclosure_item
        where effective_from <= :day and (effective_to is null or effective_to > :day)
        order by code, effective_from desc
        """.formatted(ITEM);
    private static final String OWN = """
        select code, %s, true, sort, village_id, table_required, ''
        from disclosure_village_item
        where village_id = any(:villages) and effective_from <= :day and (effective_to is null or effective_to > :day)
        """.formatted(ITEM);
    private static final String SWITCHES = """
        select village_id, code, reason, changed_at from (
          select distinct on (village_id, code) village_id, code, enabled, reason, changed_at
          from disclosure_item_switch where village_id = any(:villages)
          order by village_id, code, changed_at desc) last
        where not enabled
        """;
    private static final String RESUMED = """
        select village_id, code, (min(changed_at) at time zone 'Asia/Shanghai')::date
        from disclosure_item_switch again
        where village_id = any(:villages) and enabled and changed_at > (
          select max(changed_at) from disclosure_item_switch off
          where off.village_id = again.village_id and off.code = again.code and not off.enabled)
        group by village_id, code
        """;
    private static final String SINCE = """
        select v.id, coalesce(s.starts_on, (v.created_at at time zone 'Asia/Shanghai')::date)
        from village v left join disclosure_start s on s.village_id = v.id
        where v.id = any(:villages)
        """;
    private static final String ADD = """
        insert into disclosure_village_item (village_id, code, effective_from, effective_to, class, name, frequency,
          due_days, objection_days, answer_days, legal_basis, responsible_role, table_required)
        values (:village, :code, :from, :to, :class, :name, :frequency, :dueDays, :objectionDays, :answerDays,
          :legalBasis, :responsible, :tableRequired)
        """;
    private static final String TURN = """
        insert into disclosure_item_switch (village_id, code, enabled, reason, changed_by, changed_at)
        values (:village, :code, :enabled, :reason, :by, :at)
        on conflict (village_id, code, changed_at) do update
          set enabled = excluded.enabled, reason = excluded.reason, changed_by = excluded.changed_by
        """;

    private final Database database;
    private final Ids ids;

    PostgresCatalogues(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    private record Item(Optional<Village.Id> village, int sort, CatalogueItem item) {}

    private record Off(Village.Id village, String code, String reason, Instant at) {}

    @Override
    public Mono<VillageCatalogue> of(Village.Id village, LocalDate day) {
        return of(List.of(village), day).map(all -> all.get(0));
    }

    @Override
    public Mono<List<VillageCatalogue>> of(List<Village.Id> villages, LocalDate day) {
        var keys = villages.stream().map(Village.Id::value).toArray(UUID[]::new);
        return database.query(client -> Mono.zip(
                        rows(client.sql(COMMON).bind("day", day), PostgresCatalogues::toItem),
                        rows(client.sql(OWN).bind("day", day).bind("villages", keys), PostgresCatalogues::toItem),
                        rows(client.sql(SWITCHES).bind("villages", keys), PostgresCatalogues::toOff),
                        rows(PublicUntil.select(client, keys, day), PublicUntil::of),
                        rows(client.sql(SINCE).bind("villages", keys), PostgresCatalogues::toSince),
                        rows(OccurrenceRows.owed(client, keys), OccurrenceRows::toOwed),
                        rows(client.sql(RESUMED).bind("villages", keys), PostgresCatalogues::toResumed)))
                .map(found -> new Found(
                        day,
                        found.getT1(),
                        byVillage(found.getT2(), item -> item.village().orElseThrow()),
                        byVillage(found.getT3(), Off::village),
                        byVillage(found.getT4(), PublicUntil::village),
                        found.getT5().stream().collect(Collectors.toMap(Since::village, Since::day)),
                        byVillage(found.getT6(), Owed::village),
                        byVillage(found.getT7(), Resumed::village)))
                .map(found -> villages.stream().map(found::of).toList());
    }

    private static <T> Mono<List<T>> rows(DatabaseClient.GenericExecuteSpec select, Function<Readable, T> mapping) {
        return select.map(mapping).all().collectList();
    }

    private static <T> Map<Village.Id, List<T>> byVillage(List<T> rows, Function<T, Village.Id> village) {
        return rows.stream().collect(Collectors.groupingBy(village));
    }

    private record Since(Village.Id village, LocalDate day) {}

    private record Resumed(Village.Id village, String code, LocalDate day) {}

    private record Found(
            LocalDate day,
            List<Item> common,
            Map<Village.Id, List<Item>> own,
            Map<Village.Id, List<Off>> off,
            Map<Village.Id, List<PublicUntil>> covered,
            Map<Village.Id, LocalDate> since,
            Map<Village.Id, List<Owed>> owed,
            Map<Village.Id, List<Resumed>> resumed) {

        VillageCatalogue of(Village.Id village) {
            var without = off.getOrDefault(village, List.of()).stream()
                    .collect(Collectors.toMap(Off::code, Function.identity()));
            var all = inOrder(common, own.getOrDefault(village, List.of()));
            return new VillageCatalogue(
                    village,
                    day,
                    since.getOrDefault(village, day),
                    all.stream()
                            .filter(item -> !without.containsKey(item.code()))
                            .toList(),
                    all.stream()
                            .flatMap(item -> Optional.ofNullable(without.get(item.code()))
                                    .map(found -> new VillageCatalogue.Off(item, found.reason(), found.at()))
                                    .stream())
                            .toList(),
                    covered.getOrDefault(village, List.of()).stream()
                            .collect(Collectors.toMap(PublicUntil::code, PublicUntil::coverage)),
                    owed.getOrDefault(village, List.of()).stream()
                            .map(Owed::occurrence)
                            .collect(Collectors.groupingBy(Occurrence::item)),
                    resumed.getOrDefault(village, List.of()).stream()
                            .collect(Collectors.toMap(Resumed::code, Resumed::day)));
        }
    }

    private static List<CatalogueItem> inOrder(List<Item> common, List<Item> own) {
        return Stream.concat(common.stream(), own.stream())
                .sorted(Comparator.comparing((Item one) -> one.item().disclosureClass())
                        .thenComparing(Item::sort)
                        .thenComparing(one -> one.item().code()))
                .map(Item::item)
                .toList();
    }

    private static Item toItem(Readable row) {
        var item = new CatalogueItem(
                text(row, 0),
                word(row, 1, DisclosureClass.class),
                text(row, 2),
                word(row, 3, Frequency.class),
                integer(row, 4),
                integer(row, 5),
                integer(row, 6),
                text(row, 7),
                word(row, 8, Role.class),
                day(row, 9),
                Optional.ofNullable(row.get(10, LocalDate.class)),
                truth(row, 11),
                truth(row, 14),
                text(row, 15));
        return new Item(Optional.ofNullable(row.get(13, UUID.class)).map(Village.Id::new), integer(row, 12), item);
    }

    private static int integer(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Integer.class));
    }

    private static LocalDate day(Readable row, int index) {
        return Objects.requireNonNull(row.get(index, LocalDate.class));
    }

    private static Off toOff(Readable row) {
        return new Off(
                new Village.Id(uuid(row, 0)), text(row, 1), optionalText(row, 2).orElse(""), instant(row, 3));
    }

    private static Since toSince(Readable row) {
        return new Since(new Village.Id(uuid(row, 0)), day(row, 1));
    }

    private static Resumed toResumed(Readable row) {
        return new Resumed(new Village.Id(uuid(row, 0)), text(row, 1), day(row, 2));
    }

    @Override
    public Mono<Void> add(Village.Id village, CatalogueItem own, Event event, Once once) {
        var made = ids.next();
        return database.write(client -> Idempotency.claim(client, village, once, made)
                        .filter(made::equals)
                        .flatMap(fresh -> insert(client, village, own)
                                .then(PostgresEvents.append(client, event))
                                .thenReturn(fresh))
                        .thenReturn(village))
                .then();
    }

    private static Mono<Long> insert(DatabaseClient client, Village.Id village, CatalogueItem own) {
        return client.sql(ADD)
                .bind("village", village.value())
                .bind("code", own.code())
                .bind("from", own.effectiveFrom())
                .bind("to", orNull(own.effectiveTo(), LocalDate.class))
                .bind("class", word(own.disclosureClass()))
                .bind("name", own.name())
                .bind("frequency", word(own.frequency()))
                .bind("dueDays", own.dueDays())
                .bind("objectionDays", own.objectionDays())
                .bind("answerDays", own.answerDays())
                .bind("legalBasis", own.legalBasis())
                .bind("responsible", word(own.responsible()))
                .bind("tableRequired", own.tableRequired())
                .fetch()
                .rowsUpdated()
                .onErrorMap(DuplicateKeyException.class, taken -> Refusal.of(Reason.DISCLOSURE_ITEM_EXISTS));
    }

    @Override
    public Mono<Void> turn(Village.Id village, Turn turn, Event event, Optional<Once> once) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                        .filter(fresh -> fresh)
                        .flatMap(fresh -> turned(client, village, turn)
                                .then(PostgresEvents.append(client, event))
                                .thenReturn(fresh))
                        .thenReturn(turn))
                .then();
    }

    private static Mono<Void> turned(DatabaseClient client, Village.Id village, Turn turn) {
        return client.sql(TURN)
                .bind("village", village.value())
                .bind("code", turn.code())
                .bind("enabled", turn.enabled())
                .bind("reason", turn.reason())
                .bind("by", turn.by().value())
                .bind("at", turn.at())
                .then();
    }
}
