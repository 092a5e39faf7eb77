package village.infra.disclosure.question;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

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

    static void published(DatabaseClient sql, UUID village, UUID filing) {
        sql.sql("""
                insert into disclosure (village_id, id, version, item_code, class, period_kind, period_from, status,
                  public_key, revision, title, first_published_at, published_at, objections_until)
                values (:village, :id, 4, 'C0101', 'finance', 'day', '2026-09-30', 'published', :id, 1, '第三季度收支',
                  '2026-10-08T01:00:00Z', '2026-10-08T01:00:00Z', '2026-10-15T15:59:59Z')
                """).bind("village", village).bind("id", filing).then().block(PATIENCE);
    }
}
