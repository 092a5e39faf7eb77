package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

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

    /** An installation that is up to date with the highest number still takes a lower one that came later. */
    @Test
    void takesALowerNumberAfterAHigherOne() {
        var settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        var properties = Objects.requireNonNull(settings.getObject());
        assertThat(properties.get("spring.flyway.out-of-order")).isEqualTo(true);
    }
}
