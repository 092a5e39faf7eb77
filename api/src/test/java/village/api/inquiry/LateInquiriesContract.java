package village.api.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.inquiry.Asked.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.inquiry.answering.EscalateInquiries;
import village.api.place.Village;

/** What becomes of inquiries by the mere passing of time. */
public interface LateInquiriesContract {
    Duration PATIENCE = Duration.ofSeconds(20);

    Inquiries inquiries();

    /** A village without inquiries. */
    Village.Id village();

    /** How often an event of the type was told of the village's inquiries. */
    long happened(String type);

    /** Two instances look at once; what is answered meanwhile stays down. */
    @Test
    default void escalatesWhatIsLateOnceHoweverManyLook() {
        var late = List.of(dueIn(10), dueIn(20));
        var inTime = dueIn(9000);
        var answered = dueIn(10);
        inquiries()
                .change(
                        village(),
                        answered.id(),
                        Optional.empty(),
                        one -> Asked.told(one.answered(Asked.answer("好。")), "answered"))
                .block(PATIENCE);
        var clock = Clock.fixed(NOW.plusSeconds(3600), ZoneOffset.UTC);
        var escalate = new EscalateInquiries(inquiries(), Asked::nextId, clock, 100);
        Flux.range(0, 4)
                .flatMap(number -> escalate.escalate().subscribeOn(Schedulers.boundedElastic()))
                .blockLast(PATIENCE);
        assertThat(late).allSatisfy(one -> {
            assertThat(found(one).escalatedAt()).contains(NOW.plusSeconds(3600));
            assertThat(found(one).version()).isEqualTo(one.version() + 1);
        });
        assertThat(happened("escalated")).isEqualTo(2);
        assertThat(found(inTime).escalatedAt()).isEmpty();
        assertThat(found(answered).escalatedAt()).isEmpty();
    }

    @Test
    default void givesNoMoreThanAskedFor() {
        dueIn(10);
        dueIn(20);
        assertThat(inquiries().late(NOW.plusSeconds(60), 1).block(PATIENCE)).hasSize(1);
    }

    private Inquiry dueIn(long seconds) {
        var inquiry = Asked.inquiry(village(), Asked.person(), "office", false, NOW.plusSeconds(seconds));
        inquiries()
                .add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty())
                .block(PATIENCE);
        return inquiry;
    }

    private Inquiry found(Inquiry inquiry) {
        return inquiries().byId(village(), inquiry.id()).block(PATIENCE);
    }
}
