package village.infra.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import village.infra.postgres.PostgresExtension;

/** A village's own items are answered as fast as those of the law, those of before too. */
class OwnItemDaysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final UUID village = UUID.randomUUID();

    @Test
    void whatWasStoredWithMoreDaysGetsFifteen() throws IOException {
        run("insert into village (id, name) values ('" + village + "', '测试村')");
        run("alter table disclosure_village_item drop constraint disclosure_village_item_answered_in_time");
        item("V30", 30);
        item("V07", 7);
        run(new ClassPathResource("db/migration/V1886__own_items_answer_days.sql")
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(days("V30")).isEqualTo(15);
        assertThat(days("V07")).isEqualTo(7);
        assertThatThrownBy(() -> item("V16", 16)).hasMessageContaining("disclosure_village_item_answered_in_time");
    }

    private void item(String code, int days) {
        run("""
            insert into disclosure_village_item (village_id, code, effective_from, class, name, frequency, due_days,
              objection_days, answer_days, legal_basis, responsible_role)
            values ('%s', '%s', '2026-01-01', 'village', '自来水', 'monthly', 10, 7, %d, '村规民约', 'cadre')
            """.formatted(village, code, days));
    }

    private int days(String code) {
        return POSTGRES.sql()
                .sql("select answer_days from disclosure_village_item where code = '" + code + "'")
                .map(row -> row.get(0, Integer.class))
                .one()
                .block(PATIENCE);
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }
}
