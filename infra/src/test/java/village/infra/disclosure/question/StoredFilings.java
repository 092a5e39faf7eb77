package village.infra.disclosure.question;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Puts villages and published filings into the tables, as if they had gone all the way. */
final class StoredFilings {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StoredFilings() {}

    static void village(DatabaseClient sql, UUID village) {
        sql.sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village)
                .then()
                .block(PATIENCE);
    }

    /** Nothing is left of the revision but that it was there. */
    static Mono<Void> erased(DatabaseClient sql, UUID village, UUID filing) {
        return sql.sql("set local session_replication_role = replica")
                .then()
                .then(sql.sql("""
                        update disclosure_revision set title = '内容已依法抹除', body = '', erased_reason = '含个人信息'
                        where village_id = :village and disclosure_id = :id
                        """).bind("village", village).bind("id", filing).then())
                .then(sql.sql("set local session_replication_role = origin").then());
    }

    static void published(DatabaseClient sql, UUID village, UUID filing) {
        sql.sql("""
            with filing as (
              insert into disclosure (village_id, id, version, item_code, class, period_kind, period_from, status,
                public_key, revision, title, first_published_at, published_at, objections_until)
              values (:village, :id, 4, 'C0101', 'finance', 'day', '2026-09-30', 'published', :id, 1, '第三季度收支',
                '2026-10-08T01:00:00Z', '2026-10-08T01:00:00Z', '2026-10-15T15:59:59Z')
              returning *)
            insert into disclosure_revision (village_id, disclosure_id, number, item_code, item_name, class,
              period_kind, period_from, title, body, enclosures, reason, authors, checked_by, checked_at,
              published_by, published_at)
            select village_id, id, 1, item_code, '收支明细', class, period_kind, period_from, title, '正文', '[]', '',
              array[gen_random_uuid()], gen_random_uuid(), published_at, gen_random_uuid(), published_at
            from filing
            """).bind("village", village).bind("id", filing).then().block(PATIENCE);
    }
}
