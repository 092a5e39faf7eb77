package village.infra.credit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import village.api.credit.Member;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.crypto.Sealer;

/**
 * A county that studies: villages of two hundred members in four branches, each with a line, an account, a counter, an
 * appeal, a hand-in and a lesson begun. In each branch two appeals and two hand-ins wait.
 */
public final class StudyTables {
    public static final int MEMBERS = 200;
    public static final Village.Id VILLAGE = new Village.Id(key(1, 77));
    /** Of the first branch. */
    public static final Member MEMBER = new Member(VILLAGE, new RosterPerson.Id(key(2, 77 * 1000 + 5)));

    /** Numbers of what was decided lately begin here. */
    public static final int LATELY = 90_000_000;

    public static final String BRANCH = "支部 1";

    private static final String FUNCTION = """
        create or replace function key(kind int, number bigint) returns uuid immutable
        return (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid
        """;
    private static final String DECIDED_LATELY = """
        do $fill$ begin
          set local session_replication_role = replica;
          insert into credit_appeal (village_id, id, member_id, version, entry_id, appeal_text, filed_at, status, reason,
            decided_by, decided_at)
          select key(1, 77), key(8, %1$d + n * 200 + m), key(2, 77000 + m), 2, key(6, 77000 + m), '不对',
            timestamptz '2026-03-01', 'dismissed', '核对', key(3, 77000 + m), timestamptz '2026-03-02'
          from generate_series(1, 200) m, generate_series(1, 50) n;
          insert into offline_study (village_id, id, member_id, version, title, day, study_text, files, handed_in_at,
            status, reason, decided_by, decided_at)
          select key(1, 77), key(9, %1$d + n * 200 + m), key(2, 77000 + m), 2, '培训', date '2026-03-01', '',
            array[key(10, m)], timestamptz '2026-03-01', 'refused', '看不清', key(3, 77000 + m), timestamptz '2026-03-02'
          from generate_series(1, 200) m, generate_series(1, 50) n;
        end $fill$
        """.formatted(LATELY);
    private static final String FILL = """
        do $fill$ begin
          set local session_replication_role = replica;
          create temp table who on commit drop as
            select key(1, v) as v, v * 1000 + m as n, m, m %% 4 as b
            from generate_series(1, %d) v, generate_series(1, 200) m;
          insert into village (id, name) select key(1, v), '村' from generate_series(1, %1$d) v;
          insert into roster_person (village_id, id, kind, name_sealed, name_index, party_branch)
          select v, key(2, n), 'villager', '', '', '支部 ' || b from who;
          insert into person (id) select key(3, n) from who;
          insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index,
            requested_at)
          select v, key(4, n), key(3, n), key(2, n), 'bound', '', '', timestamptz '2026-01-01' from who;
          insert into role_grant (id, person_id, role, village_id, valid_from)
          select key(5, n), key(3, n), 'branch-secretary', v, timestamptz '2020-01-01' from who where m <= 4;
          insert into credit_member (village_id, member_id) select v, key(2, n) from who;
          insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, title, occurred_at,
            quantity, rule_code, scheme, wanted_points, wanted_minutes, points, minutes, points_before, minutes_before,
            points_after, minutes_after, recorded_at)
          select v, key(6, n), key(2, n), 2026, 1, 'lesson', key(7, n), '课', timestamptz '2026-02-01', 1, 'lesson',
            '1', 1, 0, 1, 0, 0, 0, 1, 0, timestamptz '2026-02-01' from who;
          insert into credit_account (village_id, member_id, year, entries, points, minutes)
          select v, key(2, n), 2026, 1, 1, 0 from who;
          insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
          select v, key(2, n), 'lesson', 'day', '2026-02-01', 1, 0 from who;
          insert into credit_share (village_id, member_id, rule_code, scheme, year, quantity, points, minutes)
          select v, key(2, n), 'lesson', '1', 2026, 1, 0, 1 from who;
          insert into credit_appeal (village_id, id, member_id, version, entry_id, appeal_text, filed_at, status, reason,
            decided_by, decided_at)
          select v, key(8, n), key(2, n), 2, key(6, n), '不对', timestamptz '2026-03-01',
            case when m <= 8 then 'waiting' else 'dismissed' end, case when m > 8 then '核对' end,
            case when m > 8 then key(3, n) end, case when m > 8 then timestamptz '2026-03-02' end from who;
          insert into offline_study (village_id, id, member_id, version, title, day, study_text, files, handed_in_at,
            status, reason, decided_by, decided_at)
          select v, key(9, n), key(2, n), 2, '培训', date '2026-03-01', '', array[key(10, n)],
            timestamptz '2026-03-01', case when m <= 8 then 'waiting' else 'refused' end,
            case when m > 8 then '看不清' else '' end, case when m > 8 then key(3, n) end,
            case when m > 8 then timestamptz '2026-03-02' end from who;
          insert into study_clock (village_id, roster_id, lesson_id, heard_at, beat_id)
          select v, key(2, n), key(11, 1), timestamptz '2026-03-01', key(12, n) from who;
          insert into lesson_progress (village_id, roster_id, lesson_id, id, course_id, reached_ms, begun_at)
          select v, key(2, n), key(11, 1), key(13, n), key(14, 1), 1000, timestamptz '2026-03-01' from who;
        end $fill$
        """;
    private static final List<String> TABLES = List.of(
            "roster_person",
            "binding",
            "role_grant",
            "credit_member",
            "credit_entry",
            "credit_account",
            "credit_counter",
            "credit_share",
            "credit_appeal",
            "offline_study",
            "study_clock",
            "lesson_progress");

    private StudyTables() {}

    /** Gives the members of {@link #VILLAGE} names that can be opened. */
    public static void name(DatabaseClient sql, Sealer sealer) {
        Flux.range(1, MEMBERS)
                .map(number -> key(2, 77 * 1000 + number))
                .concatMap(id -> sql.sql(
                                "update roster_person set name_sealed = :name where village_id = :village and id = :id")
                        .bind("name", sealer.seal("roster_person.name", id, "苗小梅"))
                        .bind("village", VILLAGE.value())
                        .bind("id", id)
                        .then())
                .then()
                .block(Duration.ofSeconds(60));
    }

    /** A key of a kind, as the tables have it. */
    public static UUID key(int kind, long number) {
        return new UUID((long) kind << 32 | 0x7000, 0x8000L << 48 | number);
    }

    /** The statements that fill an empty database with as many members. */
    public static List<String> of(int members) {
        var statements = new ArrayList<String>();
        statements.add(FUNCTION);
        statements.add(FILL.formatted(members / MEMBERS));
        TABLES.forEach(table -> statements.add("vacuum (analyze) " + table));
        return List.copyOf(statements);
    }

    /** Fifty decided appeals and hand-ins more of everybody in {@link #VILLAGE}. */
    public static List<String> decidedLately() {
        return List.of(DECIDED_LATELY, "vacuum (analyze) credit_appeal", "vacuum (analyze) offline_study");
    }

    /** Everybody agrees that his study is recorded. */
    public static List<String> agreed() {
        return List.of(
                "insert into consent (person_id, document, version, given_at)"
                        + " select id, 'credit', '2026-11', now() from person",
                "vacuum (analyze) consent");
    }
}
