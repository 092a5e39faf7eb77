package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.inquiry.Inquiry;
import village.api.notice.Notice;
import village.api.notice.telling.NewsSource.Happening;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Who hears of a question that is past its time. */
class LateInquiryNewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Village home =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Person.Id cadre = Asked.person();
    private final Person.Id dispatcher = Asked.person();
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InquiryNews news = new InquiryNews(
            inquiries,
            new InMemoryDesks(),
            of -> Mono.just(List.of(
                    new Handler(cadre, Role.CADRE, Set.of(), "村干部"),
                    new Handler(dispatcher, Role.DISPATCHER, Set.of(), "乡镇"))));

    @Test
    void theTownshipIsToldAtOnceAndTheDeskIsNot() {
        var late = Asked.inquiry(home.id(), Asked.person()).escalated(Asked.DUE.plusSeconds(1));
        var told = told(late);
        assertThat(told).extracting(News::to).containsExactly(dispatcher);
        assertThat(told.get(0).kind()).isEqualTo(Notice.Kind.URGENT_TASK);
        assertThat(told.get(0).words().standard()).doesNotContain("低保");
    }

    @Test
    void nobodyIsToldOfTheDispatchersOwnQuestionOrOfWhatWasAnsweredMeanwhile() {
        assertThat(told(Asked.inquiry(home.id(), dispatcher).escalated(Asked.DUE.plusSeconds(1))))
                .extracting(News::to)
                .doesNotContain(dispatcher);
        assertThat(told(Asked.inquiry(home.id(), Asked.person())
                        .escalated(Asked.DUE.plusSeconds(1))
                        .answered(Asked.answer("好。"))))
                .isEmpty();
    }

    private List<News> told(Inquiry inquiry) {
        var change = Asked.told(inquiry, "escalated");
        inquiries.add(Asked.once(), change, LocalDate.EPOCH, Optional.empty()).block(PATIENCE);
        return news.of(List.of(new Happening(change.event(), home)))
                .block(PATIENCE)
                .get(0)
                .news();
    }
}
