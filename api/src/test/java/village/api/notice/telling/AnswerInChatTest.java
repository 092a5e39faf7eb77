package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.Reporting;
import village.api.identity.Person;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Message;
import village.api.notice.Notice;
import village.api.notice.telling.NewsSource.Happening;
import village.api.place.Village;
import village.api.place.VillageCode;

class AnswerInChatTest {
    private final Village home =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InquiryNews news = new InquiryNews(inquiries, new InMemoryDesks(), of -> Mono.just(List.of()));
    private final Person.Id asker = Asked.person();

    @Test
    void saysTheQuestionAndTheAnswer() {
        var inquiry = Asked.inquiry(home.id(), asker).answered(Asked.answer("到镇里 3 号窗口。"));
        assertThat(AnswerInChat.of(inquiry, Asked.NOW)).contains("您问的事有答复了。\n问：低保怎么申请？\n答：到镇里 3 号窗口。");
    }

    @Test
    void saysTheAnswerOfItsOwnMomentAfterWhatWasAskedLast() {
        var later = Asked.NOW.plusSeconds(600);
        var inquiry = Asked.inquiry(home.id(), asker)
                .answered(Asked.answer("到镇里。"))
                .askedAgain(Asked.said(asker, "几楼？"), Asked.DUE)
                .answered(new Message(Message.Side.DESK, "三楼。", List.of(), Asked.person(), later));
        assertThat(AnswerInChat.of(inquiry, later.plusNanos(400)))
                .hasValueSatisfying(
                        said -> assertThat(said).contains("问：几楼？", "答：三楼。").doesNotContain("到镇里"));
        assertThat(AnswerInChat.of(inquiry, Asked.NOW))
                .hasValueSatisfying(said -> assertThat(said).contains("低保", "答：到镇里。"));
        assertThat(AnswerInChat.of(inquiry, later.plusSeconds(1))).isEmpty();
    }

    @Test
    void isForTheAskerAloneNotForWhoAskedForHim() {
        var relative = Asked.person();
        var reporting = new Reporting(Optional.of(asker), Optional.empty(), relative, Reporting.Source.FAMILY);
        var told = told(Asked.of(home.id(), reporting, "office", false, Asked.DUE));
        assertThat(told).extracting(News::to).containsExactlyInAnyOrder(asker, relative);
        assertThat(told)
                .allSatisfy(one ->
                        assertThat(one.chat().isPresent()).isEqualTo(one.to().equals(asker)));
        assertThat(told).allSatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Notice.Kind.INQUIRY_ANSWERED);
            assertThat(one.words().standard()).doesNotContain("窗口");
        });
    }

    private List<News> told(Inquiry asked) {
        var answered = asked.answered(Asked.answer("到 3 号窗口。"));
        inquiries
                .add(Asked.once(), Asked.told(answered, "answered"), LocalDate.EPOCH, Optional.empty())
                .block(Duration.ofSeconds(5));
        var event = Asked.told(answered, "answered").event();
        return news.of(List.of(new Happening(event, home)))
                .block(Duration.ofSeconds(5))
                .get(0)
                .news();
    }
}
