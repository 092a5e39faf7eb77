package village.infra.inquiry;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.desk.InquiryCounts;
import village.api.inquiry.Inquiries;
import village.api.inquiry.InquiriesContract;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryCountsContract;
import village.api.inquiry.LateInquiriesContract;
import village.api.inquiry.UndecidedInquiriesContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresInquiriesTest
        implements InquiriesContract, LateInquiriesContract, UndecidedInquiriesContract, InquiryCountsContract {
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
    public Inquiries inquiries() {
        return new PostgresInquiries(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public InquiryCounts counts() {
        return new PostgresInquiryCounts(POSTGRES.database());
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
                .bind("type", Inquiry.KIND + "." + type)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
