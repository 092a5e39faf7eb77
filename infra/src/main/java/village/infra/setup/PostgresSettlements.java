package village.infra.setup;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.setup.Settlement;
import village.api.setup.Settlements;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

final class PostgresSettlements implements Settlements {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TODAY = """
        select v.id, c.code, v.name, coalesce(t.name, ''), coalesce(k.name, ''),
          (select count(*) from grid g where g.village_id = v.id),
          (select count(*) from door_plate d where d.village_id = v.id),
          (select count(*) from village_contact n where n.village_id = v.id and n.consented),
          (select count(*) from roster_person r where r.village_id = v.id and r.left_at is null),
          coalesce((select p.hours from complaint_promise p where p.village_id = v.id), 0)
        from village v
        join village_code c on c.village_id = v.id and c.valid_to is null
        join village_area a on a.village_id = v.id and a.valid_to is null
        left join area t on t.code = a.township_code
          and t.valid_from <= :today and (t.valid_to is null or t.valid_to > :today)
        left join area k on k.code = a.county_code
          and k.valid_from <= :today and (k.valid_to is null or k.valid_to > :today)
        """;
    private static final String ONE = TODAY + "where v.id = :id";
    private static final String IN_COUNTY = TODAY + "where a.county_code = :area order by c.code";
    private static final String IN_TOWNSHIP = TODAY + "where a.township_code = :area order by c.code";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('village:' || :code, 0))";
    private static final String KNOWN = "select 1 from village_code where code = :code";
    private static final String TOWNSHIP = "select 1 from area where code = :code and valid_to is null";
    private static final String VILLAGE = "insert into village (id, name) values (:id, :name)";
    private static final String RENAME = "update village set name = :name where id = :id";
    private static final String END_CODE =
            "update village_code set valid_to = :from where village_id = :id and valid_to is null";
    private static final String CODE =
            "insert into village_code (code, village_id, valid_from) values (:code, :id, :from)";
    private static final String END_AREA = """
        update village_area set valid_to = :from where village_id = :id and valid_to is null and valid_from < :from
        """;
    private static final String PARENTS = """
        insert into village_area (village_id, township_code, county_code, valid_from)
        values (:id, substr(:code, 1, 9), substr(:code, 1, 6), :from)
        on conflict (village_id, valid_from) do update
          set township_code = excluded.township_code, county_code = excluded.county_code
        """;

    private final Database database;
    private final Changes changes;
    private final Clock clock;

    PostgresSettlements(Database database, Changes changes, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Mono<List<Settlement>> within(String area) {
        return switch (area.length()) {
            case 6 -> within(IN_COUNTY, area);
            case 9 -> within(IN_TOWNSHIP, area);
            default -> Mono.just(List.of());
        };
    }

    private Mono<List<Settlement>> within(String sql, String area) {
        return database.query(client -> client.sql(sql)
                .bind("today", today())
                .bind("area", area)
                .map(PostgresSettlements::toSettlement)
                .all()
                .collectList());
    }

    @Override
    public Mono<Settlement> of(Village.Id village) {
        return database.query(client -> client.sql(ONE)
                .bind("today", today())
                .bind("id", village.value())
                .map(PostgresSettlements::toSettlement)
                .one());
    }

    @Override
    public Mono<Settlement> found(VillageCode code, String name, LocalDate from, Once once, Instant now) {
        var id = changes.id();
        return database.write(client -> Idempotency.claim(client, Idempotency.NOWHERE, once, id)
                .flatMap(made -> made.equals(id) ? founded(client, id, code, name, from, now) : Mono.just(made))
                .flatMap(made -> of(new Village.Id(made))));
    }

    private Mono<UUID> founded(
            DatabaseClient client, UUID id, VillageCode code, String name, LocalDate from, Instant now) {
        return requireFree(client, code)
                .then(Mono.defer(() ->
                        client.sql(VILLAGE).bind("id", id).bind("name", name).then()))
                .then(Mono.defer(() -> changes.begin(client, new Village.Id(id), now)))
                .flatMap(change -> placed(client, id, code, from)
                        .then(changes.tell(client, change, "village.founded", Map.of("code", code.value()))))
                .thenReturn(id);
    }

    /** Refuses a code somebody had, and one below a township nobody entered. */
    private static Mono<Void> requireFree(DatabaseClient client, VillageCode code) {
        var township = code.value().substring(0, 9);
        return client.sql(LOCK)
                .bind("code", code.value())
                .then()
                .then(Mono.defer(() -> there(client, KNOWN, code.value())))
                .flatMap(known ->
                        known ? Mono.error(() -> Refusal.of(Reason.VILLAGE_EXISTS)) : there(client, TOWNSHIP, township))
                .flatMap(known -> known
                        ? Mono.<Void>empty()
                        : Mono.error(() -> Refusal.of(Reason.AREA_NOT_FOUND, "请先登记乡镇 %s。".formatted(township))));
    }

    private static Mono<Boolean> there(DatabaseClient client, String sql, String code) {
        return client.sql(sql).bind("code", code).fetch().first().hasElement();
    }

    private static Mono<Void> placed(DatabaseClient client, UUID id, VillageCode code, LocalDate from) {
        var newCode = client.sql(CODE).bind("code", code.value());
        var parents = client.sql(PARENTS).bind("code", code.value());
        return Flux.just(client.sql(END_CODE), newCode, client.sql(END_AREA), parents)
                .concatMap(
                        statement -> statement.bind("id", id).bind("from", from).then())
                .then();
    }

    @Override
    public Mono<Settlement> rename(Village.Id village, String name, Instant now) {
        return changed(
                village,
                now,
                "village.renamed",
                Map.of(),
                client -> client.sql(RENAME)
                        .bind("id", village.value())
                        .bind("name", name)
                        .then());
    }

    @Override
    public Mono<Settlement> recode(Village.Id village, VillageCode code, LocalDate from, Instant now) {
        return changed(
                village,
                now,
                "village.recoded",
                Map.of("code", code.value()),
                client ->
                        requireFree(client, code).then(Mono.defer(() -> placed(client, village.value(), code, from))));
    }

    private interface Writing {
        Mono<Void> write(DatabaseClient client);
    }

    private Mono<Settlement> changed(
            Village.Id village, Instant now, String type, Map<String, String> facts, Writing writing) {
        return database.write(client -> changes.begin(client, village, now)
                .flatMap(change -> writing.write(client).then(changes.tell(client, change, type, facts)))
                .then(Mono.defer(() -> of(village))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private static Settlement toSettlement(Readable row) {
        var village = new Village(
                new Village.Id(uuid(row, 0)), new VillageCode(text(row, 1)), text(row, 2), text(row, 3), text(row, 4));
        return new Settlement(village, number(row, 5), number(row, 6), number(row, 7), number(row, 8), number(row, 9));
    }
}
