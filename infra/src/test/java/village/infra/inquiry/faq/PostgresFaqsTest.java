package village.infra.inquiry.faq;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.inquiry.faq.Faq;
import village.api.inquiry.faq.Faqs;
import village.api.inquiry.faq.FaqsContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresFaqsTest implements FaqsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void found() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Override
    public Faqs faqs() {
        return new PostgresFaqs(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long happened(String type) {
        return POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = :type")
                .bind("village", village.value())
                .bind("type", Faq.KIND + "." + type)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
