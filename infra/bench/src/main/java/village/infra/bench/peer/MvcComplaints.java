package village.infra.bench.peer;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Key, complaint, first entry and event in one commit. */
final class MvcComplaints {
    private static final String BOUND = """
        select v.village_id, r.id from village_code v
        join binding b on b.village_id = v.village_id and b.person_id = ? and b.state = 'bound'
        join roster_person r on r.village_id = b.village_id and r.id = b.roster_id and r.left_at is null
        where v.code = ?
        """;
    private static final String KEY = """
        insert into idempotency (village_id, owner, operation, key, fingerprint, made)
        values (?, ?, 'complaint.file', ?, ?, ?) on conflict do nothing
        """;
    private static final String COMPLAINT = """
        insert into complaint (village_id, id, version, ticket, kind, text, name_visible_to, visibility, about_staff,
          reporter_id, reporter_roster_id, filer_id, source, status, published, filed_at, due_from, due_at)
        values (?, ?, 1, ?, 'complaint', ?, 'handlers', 'private', false, ?, ?, ?, 'wechat', 'submitted', false, ?, ?, ?)
        on conflict on constraint complaint_ticket_once do nothing
        """;
    private static final String STEP = """
        insert into complaint_step (village_id, complaint_id, number, id, type, at, actor_id, actor_label, due_at,
          public_text, internal_text)
        values (?, ?, 1, ?, 'filed', ?, ?, '本人', ?, '', '')
        """;
    private static final String EVENT = """
        insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
        values (?, ?, 'complaint', ?, 1, 'complaint.filed', '{}', ?)
        """;

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final MvcTokens tokens;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Villager> known = new ConcurrentHashMap<>();

    MvcComplaints(JdbcClient sql, TransactionTemplate transactions, MvcTokens tokens) {
        this.sql = sql;
        this.transactions = transactions;
        this.tokens = tokens;
    }

    private record Villager(UUID village, UUID person, UUID roster) {}

    /** The answer. */
    record Filed(UUID id, String ticket, String status, OffsetDateTime dueAt) {}

    Filed file(String village, UUID person, String key, String text) {
        var villager = known.computeIfAbsent(village + person, any -> bound(village, person));
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var filed = new Filed(
                timeOrdered(),
                String.format("%08d", random.nextInt(100_000_000)),
                "submitted",
                now.plus(Duration.ofDays(5)));
        transactions.executeWithoutResult(status -> write(villager, key, text, filed, now));
        return filed;
    }

    private Villager bound(String village, UUID person) {
        return sql.sql(BOUND)
                .params(person, village)
                .query((row, number) ->
                        new Villager(row.getObject(1, UUID.class), person, row.getObject(2, UUID.class)))
                .single();
    }

    private void write(Villager by, String key, String text, Filed filed, OffsetDateTime now) {
        var id = filed.id();
        one(KEY, by.village(), by.person().toString(), key, tokens.fingerprint(text), id);
        one(
                COMPLAINT,
                by.village(),
                id,
                filed.ticket(),
                text,
                by.person(),
                by.roster(),
                by.person(),
                now,
                now,
                filed.dueAt());
        one(STEP, by.village(), id, timeOrdered(), now, by.person(), filed.dueAt());
        one(EVENT, timeOrdered(), by.village(), id, now);
    }

    private void one(String statement, Object... values) {
        if (sql.sql(statement).params(values).update() != 1) {
            throw new IllegalStateException("a key or ticket is taken");
        }
    }

    /** UUIDv7, as keys that come in order cost PostgreSQL least. */
    private UUID timeOrdered() {
        var high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }
}
