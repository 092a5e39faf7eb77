package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationTest {
    private static final String WITHOUT_COMMENT = """
            select c.relname || '.' || a.attname from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
              and col_description(c.oid, a.attnum) is null
            order by 1
            """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Test
    void everyColumnHasAChineseComment() {
        var missing = POSTGRES.sql()
                .sql(WITHOUT_COMMENT)
                .map((row, meta) -> row.get(0, String.class))
                .all()
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(missing).isEmpty();
    }
}
