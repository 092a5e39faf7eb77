package village.infra.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import village.api.complaint.Reporting;
import village.api.identity.Person;
import village.api.inquiry.Asked;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Message;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** The clock of inquiries, and how it begins in an installation that has old ones. */
class InquiryClocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Instant now = Instant.now();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final PostgresInquiries inquiries =
            new PostgresInquiries(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);

    @BeforeEach
    void found() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Test
    void whatWasLateBeforeThereWasAClockIsNotUrgentNow() throws IOException {
        var late = asked(now.minus(Duration.ofDays(30)));
        var inTime = asked(now.plus(Duration.ofDays(1)));
        var answered = asked(now.minus(Duration.ofDays(30)));
        answer(answered);
        migrate();
        assertThat(found(late).escalatedAt()).isPresent();
        assertThat(found(inTime).escalatedAt()).isEmpty();
        assertThat(found(answered).escalatedAt()).isEmpty();
        assertThat(inquiries.late(now, 100).block(PATIENCE)).isEmpty();
        assertThat(inquiries.late(now.plus(Duration.ofDays(2)), 100).block(PATIENCE))
                .extracting(Inquiry::id)
                .containsExactly(inTime);
    }

    @Test
    void runsByItsOwnSettings() {
        var late = asked(now.minus(Duration.ofDays(1)));
        runOnce(new InquirySettings(false, PATIENCE, 10));
        assertThat(found(late).escalatedAt()).isEmpty();
        runOnce(new InquirySettings(true, PATIENCE, 10));
        assertThat(found(late).escalatedAt()).isPresent();
    }

    /** The step that begins at the start is finished at the stop. */
    private void runOnce(InquirySettings settings) {
        var clocks = new InquiryWiring()
                .inquiryClocks(inquiries, UuidCreator::getTimeOrderedEpoch, Clock.systemUTC(), settings);
        var stopped = new CompletableFuture<Boolean>();
        clocks.start();
        clocks.stop(() -> stopped.complete(true));
        assertThat(stopped.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .isTrue();
    }

    private static void migrate() throws IOException {
        var migration = new ClassPathResource("db/migration/V1408__inquiry_late_before.sql");
        POSTGRES.sql()
                .sql(migration.getContentAsString(StandardCharsets.UTF_8))
                .then()
                .block(PATIENCE);
    }

    private Inquiry.Id asked(Instant due) {
        var asker = Asked.person();
        var at = due.minus(Duration.ofDays(3));
        var question = new Message(Message.Side.ASKER, "低保怎么申请？", List.of(), asker, at);
        var inquiry = Inquiry.asked(
                new Inquiry.Id(UuidCreator.getTimeOrderedEpoch()),
                village,
                new Inquiry.Asker(reporting(asker), Optional.empty()),
                "office",
                false,
                question,
                due);
        inquiries
                .add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty())
                .block(PATIENCE);
        return inquiry.id();
    }

    private static Reporting reporting(Person.Id asker) {
        return new Reporting(Optional.of(asker), Optional.empty(), asker, Reporting.Source.WECHAT);
    }

    private void answer(Inquiry.Id id) {
        inquiries
                .change(village, id, Optional.empty(), one -> Asked.told(one.answered(Asked.answer("好。")), "answered"))
                .block(PATIENCE);
    }

    private Inquiry found(Inquiry.Id id) {
        return inquiries.byId(village, id).block(PATIENCE);
    }
}
