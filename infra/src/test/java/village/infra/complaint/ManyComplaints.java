package village.infra.complaint;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.identity.Person;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * A hundred villages of very unequal size with ten grids each; one case in twenty-five is open. One village more in which
 * thousands were answered and wait to be checked, by handlers 0 and 1 in turn.
 */
final class ManyComplaints {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> LOAD = List.of(
            """
            create function key(kind int, number bigint) returns uuid immutable
            return (lpad(kind::text, 8, '0') || '-0000-0000-0000-' || lpad(to_hex(number), 12, '0'))::uuid
            """,
            "insert into village (id, name) select key(1, v), '村' || v from generate_series(0, 100) v",
            """
            insert into grid (village_id, id, name, area)
            select key(1, v), key(2, v * 10 + g), g || '网格', polygon '((0,0),(0,1),(1,1))'
            from generate_series(0, 99) v, generate_series(0, 9) g
            """,
            """
            insert into client (id, version, name, quota_count, quota_seconds, addresses, external_prefix,
              gateway_signing, sandbox, registered_at)
            values (key(5, 0), 1, '平台', 10, 60, '{}', '', false, false, now())
            """,
            """
            insert into complaint (village_id, id, version, ticket, kind, category_code, text, grid_id, name_visible_to,
              visibility, about_staff, reporter_id, filer_id, status, handler_id, published, filed_at, due_from, due_at, fixed, stars, rated_at,
              transfer_office, transfer_number, transferred_at, transfer_receiver)
            select key(1, v), id, 4, lpad(n::text, 7, '0') || (10 - luhn % 10) % 10, 'complaint', '0101',
              case when n % 5000 = 1 then '水渠堵了' else '路灯不亮' end || repeat('。', 4), key(2, v * 10 + n % 10), 'handlers', 'public', n % 100 = 7,
              key(3, n % 50000), key(3, n % 50000),
              case when open then 'dispatched' else 'rated' end, key(4, v * 10 + n % 7),
              not open and n % 100 <> 7 and n % 3 = 0, filed, filed, filed + interval '5 days',
              case when not open then true end, case when not open then 5 end, case when not open then filed end,
              case when sent then '县住建局' end, case when sent then '' end, case when sent then filed end,
              case when sent then key(5, 0) end
            from (
              select n, floor(100 * power((hashint4(n) & 65535) / 65536.0, 4))::int as v, n > 196000 or n % 50 = 0 as open, n % 50 = 3 as sent,
                timestamptz '2025-01-01 00:00Z' + n * interval '2 minutes' as filed,
                (lpad(to_hex(1735689600000 + n * 120000::bigint), 12, '0') || '7' || left(md5('' || n), 3)
                  || '8' || right(md5('' || n), 15))::uuid as id
              from generate_series(1, 200000) n
            ) cases
            cross join lateral (
              select sum(case when k % 2 = 1 then d when d > 4 then d * 2 - 9 else d * 2 end) as luhn
              from generate_series(0, 6) k cross join lateral (select n / (10 ^ k)::int % 10 as d) digit
            ) checked
            """,
            """
            insert into complaint (village_id, id, version, ticket, kind, category_code, text, name_visible_to, visibility,
              about_staff, reporter_id, filer_id, status, handler_id, published, filed_at, due_from, due_at, answered_at)
            select key(1, 100), id, 4, ticket, kind, category_code, text, name_visible_to, visibility, false, reporter_id,
              filer_id, 'answered', key(4, row_number() over (order by id) % 2), false, filed_at, due_from, due_at, filed_at
            from complaint where village_id = key(1, 0) order by id limit 4000
            """,
            """
            insert into platform_case (village_id, platform_id, external_number, complaint_id)
            select village_id, key(5, 0), 'N' || ticket, id from complaint where substr(ticket, 6, 2) in ('04', '54')
            """,
            "analyze platform_case",
            // Without it the asynchronous commit above keeps its rows from being known as visible to all.
            "checkpoint");
    private static final String VACUUM = "vacuum (analyze) complaint";
    private static final String VISIBLE =
            "select relallvisible >= relpages * 0.98 and relpages > 0 from pg_class where oid = 'complaint'::regclass";

    private ManyComplaints() {}

    static void load(DatabaseClient sql) {
        LOAD.forEach(statement -> run(sql, statement));
        await().atMost(PATIENCE).until(() -> vacuumed(sql));
    }

    /** An index alone can be read only of rows known to be visible to all; a snapshot still held elsewhere delays that. */
    private static boolean vacuumed(DatabaseClient sql) {
        run(sql, VACUUM);
        return Boolean.TRUE.equals(
                sql.sql(VISIBLE).map(row -> row.get(0, Boolean.class)).one().block(PATIENCE));
    }

    private static void run(DatabaseClient sql, String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    static Village.Id village(int number) {
        return new Village.Id(key(1, number));
    }

    /** Of village 0. */
    static Grid.Id grid(int number) {
        return new Grid.Id(key(2, number));
    }

    /** 0 to 6 handle cases of village 0. */
    static Person.Id handler(int number) {
        return new Person.Id(key(4, number));
    }

    static Person.Id reporter(int number) {
        return new Person.Id(key(3, number));
    }

    /** Has handed over one case in fifty and was sent another. */
    static Person.Id platform() {
        return new Person.Id(key(5, 0));
    }

    private static UUID key(int kind, int number) {
        return new UUID((long) kind << 32, number);
    }
}
