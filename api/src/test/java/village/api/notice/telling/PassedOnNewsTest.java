package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.inquiry.Asked.DUE;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.Reporting;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryChange;
import village.api.notice.Notice;
import village.api.notice.telling.NewsSource.Happening;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Whoever asked one desk is told when another answers. */
class PassedOnNewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Village home =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Person.Id cadre = Asked.person();
    private final Person.Id lawyer = Asked.person();
    private final Person.Id asker = Asked.person();
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InMemoryDesks desks = new InMemoryDesks().seat("law", lawyer);
    private final InquiryNews news = new InquiryNews(
            inquiries, desks, of -> Mono.just(List.of(new Handler(cadre, Role.CADRE, Set.of(), "村干部"))));

    @Test
    void theAskerHearsThatTheCadresReadItNowAndUntilWhenTheyAnswer() {
        var told = told(Asked.inquiry(home.id(), asker, "law", false, DUE).passedOn("office", DUE, NOW), NOW);
        assertThat(told).extracting(News::to).containsExactlyInAnyOrder(cadre, asker);
        assertThat(to(asker, told).kind()).isEqualTo(Notice.Kind.INQUIRY_PASSED_ON);
        assertThat(to(asker, told).words().standard())
                .contains("由村干部看", "最迟11月30日")
                .doesNotContain("低保");
    }

    @Test
    void anExpertsDeskIsNotSaidToBeTheCadres() {
        var told = told(Asked.inquiry(home.id(), asker).passedOn("law", DUE, NOW), NOW);
        assertThat(told).extracting(News::to).containsExactlyInAnyOrder(lawyer, asker);
        assertThat(to(asker, told).words().standard()).contains("由那里的人看").doesNotContain("村干部");
    }

    @Test
    void whatIsLateIsNotPromisedAnew() {
        var after = DUE.plusSeconds(1);
        var told = told(Asked.inquiry(home.id(), asker).passedOn("law", DUE.plusSeconds(86_400), after), after);
        assertThat(to(asker, told).words().standard()).contains("没有因此延长").doesNotContain("最迟");
    }

    @Test
    void whoeverEnteredItForACallerTellsHim() {
        var filer = Asked.person();
        var reporting = new Reporting(Optional.empty(), Optional.empty(), filer, Reporting.Source.PHONE);
        var told = told(Asked.of(home.id(), reporting, "office", false, DUE).passedOn("law", DUE, NOW), NOW);
        assertThat(to(filer, told).words().standard()).contains("您登记的咨询转给");
    }

    @Test
    void nobodyIsToldOfWhatHasGoneOnSince() {
        var answered = Asked.inquiry(home.id(), asker).passedOn("law", DUE, NOW).answered(Asked.answer("好。"));
        assertThat(told(answered, NOW)).extracting(News::to).doesNotContain(asker);
    }

    private static News to(Person.Id person, List<News> told) {
        return told.stream().filter(one -> one.to().equals(person)).findFirst().orElseThrow();
    }

    private List<News> told(Inquiry inquiry, Instant at) {
        var change = InquiryChange.of(inquiry, Asked.nextId(), "passed-on", Optional.empty(), at);
        inquiries.add(Asked.once(), change, LocalDate.EPOCH, Optional.empty()).block(PATIENCE);
        return news.of(List.of(new Happening(change.event(), home)))
                .block(PATIENCE)
                .get(0)
                .news();
    }
}
