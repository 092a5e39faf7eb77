package village.infra.identity.self;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.infra.postgres.PostgresExtension;

/** Walks every column that may lead to a person; {@code personal-columns.txt} tells what becomes of each. */
class PersonalColumnsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final String FOUND = """
        select c.table_name || '.' || c.column_name
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history'
          and (c.column_name ~ '(person|openid|_sealed$|roster_id|reporter|asker|filer|claimant|uploader|author|viewer|helper|actor_id|owner|_by$|unionid)'
            or exists (
              select 1 from pg_constraint f
              join pg_class k on k.oid = f.conrelid and k.relname = c.table_name
              join pg_class p on p.oid = f.confrelid and p.relname = 'person'
              join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
              where f.contype = 'f' and a.attname = c.column_name))
        """;
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final String OPENID = "openid-of-a-leaver";

    private final UUID person = UUID.randomUUID();

    @Test
    void everyColumnThatMayLeadToAPersonIsListedAndNoOther() throws IOException {
        var found = new TreeSet<>(all(FOUND));
        assertThat(new TreeSet<>(listed().keySet()))
                .as("personal-columns.txt; a new column needs a line: erased, or kept and why")
                .isEqualTo(found);
    }

    @Test
    void whatIsListedAsErasedIsGoneWhenAPersonHasLeft() throws IOException {
        fill();
        Flux.fromIterable(PersonalTables.all(POSTGRES.database()))
                .concatMap(kind -> kind.of(new Person.Id(person), 10).then(kind.erase(new Person.Id(person), NOW)))
                .blockLast(Duration.ofSeconds(20));
        for (var line : listed().entrySet()) {
            if (line.getValue().equals("erased")) {
                assertThat(left(line.getKey())).as(line.getKey()).isZero();
            }
        }
    }

    /** One line in each table that holds a person's own things, as if the rest of the world were there. */
    private void fill() {
        run("insert into person (id) values ('%s')".formatted(person));
        var id = UUID.randomUUID();
        var lines = List.of(
                "wechat_identity (app_id, openid, person_id) values ('wxa', '%1$s', '%2$s')",
                "notice (id, person_id, event_id, kind, title, text, link, created_at) values ('%3$s', '%2$s', '%3$s',"
                        + " 'filed', '', '', '', now())",
                "notice_consent (app_id, openid, template_id, remaining, last_result, banned) values ('wxa', '%1$s',"
                        + " 't', 1, 'accept', false)",
                "notice_preference (person_id, quiet_from, quiet_to, digest, wording, changed_at) values ('%2$s',"
                        + " '22:00', '07:00', 'off', 'elder', now())",
                "notice_digest (id, person_id, day, village_id, due_at, notices) values ('%3$s', '%2$s', '2026-11-25',"
                        + " '%3$s', now(), 1)",
                "reply_window (app_id, openid) values ('wxa', '%1$s')",
                "notice_refusal (app_id, openid, refused_at) values ('wxa', '%1$s', now())",
                "complaint_follower (village_id, complaint_id, person_id, why) values ('%3$s', '%3$s', '%2$s',"
                        + " 'supports')",
                "disclosure_question (village_id, id, version, disclosure_id, item_code, title, responsible_role,"
                        + " asker_id, asker_name, question_text, asked_at, due_at, status, answers) values ('%3$s',"
                        + " '%3$s', 1, '%3$s', '', '', 'cadre', '%2$s', '%1$s', '', now(), now() + interval '1 day',"
                        + " 'waiting', '[]')",
                "disclosure_question_quota (village_id, person_id, day, asked) values ('%3$s', '%2$s', '2026-11-25',"
                        + " 1)",
                "inquiry (village_id, id, version, asker_id, asker_roster_id, filer_id, source, asker_name, desk_code,"
                        + " status, messages, answered, openness, shown, asked_at, waiting_since, due_at) values ('%3$s',"
                        + " '%3$s', 1, '%2$s', '%3$s', '%2$s', 'wechat', '%1$s', 'law', 'waiting',"
                        + " '[{\"side\":\"asker\",\"text\":\"借钱\"}]', false, 'private', '[]', now(), now(), now() +"
                        + " interval '1 day')",
                "citizen_join (village_id, id, person_id, roster_id, platform, user_hash, joined_at) values ('%3$s',"
                        + " '%3$s', '%2$s', '%3$s', 'zhejiang', '', now())",
                "inquiry_quota (village_id, person_id, day, asked) values ('%3$s', '%2$s', '2026-11-25', 1)",
                "inquiry_expert (village_id, desk_code, person_id, granted_by, granted_at) values ('%3$s', 'law',"
                        + " '%2$s', '%3$s', now())",
                "credit_appeal (village_id, id, member_id, version, entry_id, appeal_text, filed_by, filed_at, status)"
                        + " values ('%3$s', '%3$s', '%3$s', 1, '%3$s', '', '%2$s', now(), 'waiting')",
                "offline_study (village_id, id, member_id, version, title, day, study_text, files, handed_in_by,"
                        + " handed_in_at, status, reason) values ('%3$s', '%3$s', '%3$s', 1, '', '2026-11-25', '',"
                        + " array['%3$s'::uuid], '%2$s', now(), 'waiting', '')",
                "complaint_transcript (village_id, complaint_id, number, attachment_id, author_id, author_label, text,"
                        + " at) values ('%3$s', '%3$s', 1, '%3$s', '%2$s', '家人', '路灯', now())");
        for (var line : lines) {
            run("insert into " + line.formatted(OPENID, person, id));
        }
    }

    /** Foreign keys rest for the one statement. */
    private static void run(String sql) {
        now(POSTGRES.sql()
                .sql("do $fill$ begin set local session_replication_role = replica; " + sql + "; end $fill$")
                .then());
    }

    private long left(String column) {
        var parts = column.split("\\.");
        return now(POSTGRES.sql()
                .sql("select count(*) from " + parts[0] + " where " + parts[1] + "::text in (:person, :openid)")
                .bind("person", person.toString())
                .bind("openid", OPENID)
                .map(row -> row.get(0, Long.class))
                .one());
    }

    private static List<String> all(String sql) {
        return now(POSTGRES.sql()
                .sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList());
    }

    private static Map<String, String> listed() throws IOException {
        try (var file = PersonalColumnsTest.class.getResourceAsStream("/personal-columns.txt")) {
            var lines = new TreeMap<String, String>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var parts = line.split("\\s+", 3);
                        assertThat(parts[1]).as(line).isIn("erased", "kept");
                        assertThat(parts.length).as("a reason: " + line).isGreaterThan(parts[1].equals("kept") ? 2 : 1);
                        lines.put(parts[0], parts[1]);
                    });
            return lines;
        }
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
