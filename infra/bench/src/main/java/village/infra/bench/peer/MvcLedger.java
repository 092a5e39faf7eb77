package village.infra.bench.peer;

import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import village.infra.bench.peer.MvcCredits.Study;

/** Key, line, counters, balance and event in one commit, behind the lock of the member's row. */
final class MvcLedger {
    /** An hour is a point and sixty minutes, no more than these on a day and in a year. */
    private static final int DAY_POINTS = 8;

    private static final int DAY_MINUTES = 480;
    private static final int YEAR_POINTS = 40;

    private static final String VILLAGE = "select village_id from village_code where code = ?";
    private static final String KEEPS = """
        select count(*) from role_grant g
        join binding b on b.village_id = g.village_id and b.person_id = g.person_id and b.state = 'bound'
        join roster_person s on s.village_id = b.village_id and s.id = b.roster_id
        join roster_person m on m.village_id = g.village_id and m.party_branch = s.party_branch and m.id <> s.id
        where g.village_id = ? and g.person_id = ? and g.role = 'branch-secretary'
          and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now()) and m.id = ?
        """;
    private static final String KEY = """
        insert into idempotency (village_id, owner, operation, key, fingerprint, made)
        values (?, ?, 'credit.confirm', ?, ?, ?) on conflict do nothing
        """;
    private static final String LOCK =
            "select member_id from credit_member where village_id = ? and member_id = ? for update";
    private static final String USED = """
        select coalesce(sum(points), 0), coalesce(sum(minutes), 0) from credit_counter
        where village_id = ? and member_id = ? and rule_code = 'offline-hour' and scope = ? and key = ?
        """;
    private static final String BALANCE = """
        select entries, points, minutes from credit_account where village_id = ? and member_id = ? and year = ?
        """;
    private static final String LINE = """
        insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, source_rule, title,
          occurred_at, quantity, confirmed_by, rule_code, scheme, wanted_points, wanted_minutes, points, minutes,
          points_before, minutes_before, points_after, minutes_after, recorded_at)
        values (?, ?, ?, ?, ?, 'offline', ?, 'offline-hour', ?, ?, ?, ?, 'offline-hour', 'starter-1', ?, ?, ?, ?, ?, ?, ?,
          ?, ?)
        """;
    private static final String COUNT = """
        insert into credit_counter as c (village_id, member_id, rule_code, scope, key, points, minutes)
        values (?, ?, 'offline-hour', ?, ?, ?, ?)
        on conflict on constraint credit_counter_pk
          do update set points = c.points + excluded.points, minutes = c.minutes + excluded.minutes
        """;
    private static final String ACCOUNT = """
        insert into credit_account (village_id, member_id, year, entries, points, minutes) values (?, ?, ?, ?, ?, ?)
        on conflict on constraint credit_account_pk
          do update set entries = excluded.entries, points = excluded.points, minutes = excluded.minutes
        """;
    private static final String EVENT = """
        insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
        values (?, ?, 'credit-entry', ?, 1, 'credit.awarded', '{}', ?)
        """;

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final MvcTokens tokens;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, UUID> villages = new ConcurrentHashMap<>();

    MvcLedger(JdbcClient sql, TransactionTemplate transactions, MvcTokens tokens) {
        this.sql = sql;
        this.transactions = transactions;
        this.tokens = tokens;
    }

    private record Sum(long entries, int points, int minutes) {}

    /** The answer. */
    record Line(UUID id, int year, long number, int points, int minutes) {}

    Line book(String code, UUID secretary, String key, Study study) {
        var village = villages.computeIfAbsent(
                code, any -> sql.sql(VILLAGE).param(code).query(UUID.class).single());
        var line = transactions.execute(status -> write(village, secretary, key, study));
        if (line == null) {
            throw new IllegalStateException("no line");
        }
        return line;
    }

    private Line write(UUID village, UUID secretary, String key, Study study) {
        var member = study.member();
        var keeps = sql.sql(KEEPS)
                .params(village, secretary, member)
                .query(Long.class)
                .single();
        if (keeps == 0) {
            throw new IllegalStateException("not his member");
        }
        var id = timeOrdered();
        one(KEY, village, secretary.toString(), key, tokens.fingerprint(study.toString()), id);
        sql.sql(LOCK).params(village, member).query(UUID.class).single();
        var year = study.day().getYear();
        var day = study.day().toString();
        var today = used(village, member, "day", day);
        var thisYear = used(village, member, "year", String.valueOf(year));
        var points = Math.max(
                0, Math.min(study.quantity(), Math.min(DAY_POINTS - today.points(), YEAR_POINTS - thisYear.points())));
        var minutes = Math.max(0, Math.min(60 * study.quantity(), DAY_MINUTES - today.minutes()));
        var before = balance(village, member, year);
        var line = new Line(id, year, before.entries() + 1, points, minutes);
        kept(village, secretary, study, line, before);
        for (var counter : Map.of("day", day, "year", String.valueOf(year)).entrySet()) {
            one(COUNT, village, member, counter.getKey(), counter.getValue(), points, minutes);
        }
        one(ACCOUNT, village, member, year, line.number(), before.points() + points, before.minutes() + minutes);
        return line;
    }

    private void kept(UUID village, UUID secretary, Study study, Line line, Sum before) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        one(
                LINE,
                village,
                line.id(),
                study.member(),
                line.year(),
                line.number(),
                line.id(),
                study.title() + "（" + study.proof() + "）",
                study.day().atStartOfDay().atOffset(ZoneOffset.ofHours(8)),
                study.quantity(),
                secretary,
                study.quantity(),
                60 * study.quantity(),
                line.points(),
                line.minutes(),
                before.points(),
                before.minutes(),
                before.points() + line.points(),
                before.minutes() + line.minutes(),
                now);
        one(EVENT, timeOrdered(), village, line.id(), now);
    }

    private Sum used(UUID village, UUID member, String scope, String key) {
        return sql.sql(USED)
                .params(village, member, scope, key)
                .query((row, number) -> new Sum(0, row.getInt(1), row.getInt(2)))
                .single();
    }

    private Sum balance(UUID village, UUID member, int year) {
        return sql.sql(BALANCE)
                .params(village, member, year)
                .query((row, number) -> new Sum(row.getLong(1), row.getInt(2), row.getInt(3)))
                .optional()
                .orElse(new Sum(0, 0, 0));
    }

    private void one(String statement, Object... values) {
        if (sql.sql(statement).params(values).update() != 1) {
            throw new IllegalStateException("a key is taken");
        }
    }

    /** UUIDv7, as keys that come in order cost PostgreSQL least. */
    private UUID timeOrdered() {
        var high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
