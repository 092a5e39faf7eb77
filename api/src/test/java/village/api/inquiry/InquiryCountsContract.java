package village.api.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.inquiry.Asked.DUE;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.desk.InquiryCounts;
import village.api.complaint.desk.InquiryCounts.Count;
import village.api.place.Village;

/** What a township is told of questions it does not read. */
public interface InquiryCountsContract {
    Inquiries inquiries();

    InquiryCounts counts();

    /** A village without inquiries. */
    Village.Id village();

    @Test
    default void whatWaitsWhatIsLateAndWhatWasAnsweredInTimeAreCounted() {
        ask();
        var again = answered(ask(), NOW);
        change(again, one -> one.askedAgain(Asked.said(Asked.person(), "还要带什么？"), DUE));
        var declined = ask();
        change(declined, one -> one.declined(new Inquiry.Declining("请问村医。", Asked.person(), NOW)));
        answered(ask(), DUE);
        answered(ask(), DUE.plusMillis(1));
        answered(ask(), NOW.minus(Duration.ofDays(40)));
        assertThat(count(NOW)).containsExactly(new Count(village(), 2, 0, 2, 1));
        assertThat(count(DUE)).containsExactly(new Count(village(), 2, 0, 2, 1));
        assertThat(count(DUE.plusMillis(1))).containsExactly(new Count(village(), 2, 2, 2, 1));
    }

    @Test
    default void villagesWithNothingToCountAreLeftOut() {
        assertThat(count(NOW)).isEmpty();
        assertThat(now(counts().counts(List.of(), NOW, NOW))).isEmpty();
    }

    /** Counts from thirty days before {@link Asked#NOW} on. */
    private List<Count> count(Instant at) {
        var villages = List.of(village(), new Village.Id(UUID.randomUUID()));
        return now(counts().counts(villages, NOW.minus(Duration.ofDays(30)), at));
    }

    private Inquiry ask() {
        var inquiry = Asked.inquiry(village(), Asked.person());
        now(inquiries().add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty()));
        return inquiry;
    }

    private Inquiry answered(Inquiry inquiry, Instant at) {
        var answer = new Message(Message.Side.DESK, "带身份证。", List.of(), Asked.person(), at);
        return change(inquiry, one -> one.answered(answer));
    }

    private Inquiry change(Inquiry inquiry, UnaryOperator<Inquiry> rule) {
        return now(inquiries()
                .change(village(), inquiry.id(), Optional.empty(), found -> Asked.told(rule.apply(found), "changed")));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
