package village.api.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.inquiry.Asked.DUE;
import static village.api.inquiry.Asked.NOW;
import static village.api.inquiry.Asked.answer;
import static village.api.inquiry.Asked.decision;
import static village.api.inquiry.Asked.person;
import static village.api.inquiry.Asked.said;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Colour;
import village.api.complaint.catalogue.WorkingDays;
import village.api.identity.Person;
import village.api.inquiry.Inquiry.Status;
import village.api.place.Village;

/** The rules of an inquiry, at their edges. */
class InquiryTest {
    private final Person.Id asker = person();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Inquiry waiting = Asked.inquiry(village, asker, "office", true, DUE);
    private final Inquiry answered = waiting.answered(answer("去办事大厅。"));
    private final List<Openness.Line> shown = List.of(new Openness.Line(Message.Side.ASKER, "低保怎么申请？", NOW));

    @Test
    void keepsWhatIsSaidInARecordingBesideIt() {
        var recording = new Attachment.Id(UUID.randomUUID());
        var spoken = new Message(Message.Side.ASKER, "", List.of(recording), Asked.person(), Asked.NOW);
        var inquiry = waiting.askedAgain(spoken, Asked.DUE);
        var first = inquiry.transcribed(new Message.Transcript(recording, "医保什么时候交", Asked.person(), Asked.NOW));
        var better = first.transcribed(new Message.Transcript(recording, " 今年医保什么时候交 ", Asked.person(), Asked.NOW));
        assertThat(better.last().transcripts())
                .extracting(Message.Transcript::text)
                .containsExactly("今年医保什么时候交");
        assertThat(better.dueAt()).isEqualTo(inquiry.dueAt());
        assertThat(better.status()).isEqualTo(Inquiry.Status.WAITING);
        var other = new Message.Transcript(new Attachment.Id(UUID.randomUUID()), "别的", Asked.person(), Asked.NOW);
        assertRefused(() -> inquiry.transcribed(other), Reason.REQUEST_INVALID);
    }

    @Test
    void isToldTheTownshipOnceWhenItIsLateAndAnewWhenItIsAskedAgain() {
        assertRefused(() -> waiting.escalated(Asked.DUE), Reason.INQUIRY_STATE);
        var late = waiting.escalated(Asked.DUE.plusSeconds(1));
        assertThat(late.escalatedAt()).contains(Asked.DUE.plusSeconds(1));
        assertRefused(() -> late.escalated(Asked.DUE.plusSeconds(2)), Reason.INQUIRY_STATE);
        assertRefused(() -> answered.escalated(Asked.DUE.plusSeconds(1)), Reason.INQUIRY_STATE);
        var replied = late.answered(answer("去办事大厅。"));
        assertThat(replied.escalatedAt()).isPresent();
        var anew = replied.askedAgain(Asked.said(Asked.person(), "几楼？"), Asked.DUE.plusSeconds(86_400));
        assertThat(anew.escalatedAt()).isEmpty();
    }

    @Test
    void passingOnGivesTimeOnceAndNeverOfWhatIsLate() {
        var next = DUE.plusSeconds(86_400);
        var passed = waiting.passedOn("law", next, NOW);
        assertThat(passed.dueAt()).isEqualTo(next);
        assertThat(passed.passedOn("office", next.plusSeconds(86_400), NOW.plusSeconds(60))
                        .dueAt())
                .isEqualTo(next);
        var late = waiting.escalated(DUE.plusSeconds(1)).passedOn("law", next, DUE.plusSeconds(2));
        assertThat(late.dueAt()).isEqualTo(DUE);
        assertThat(late.escalatedAt()).contains(DUE.plusSeconds(1));
        assertThat(waiting.passedOn("law", next, DUE.plusSeconds(1)).dueAt()).isEqualTo(DUE);
        var asked = new Message(Message.Side.ASKER, "几楼？", List.of(), asker, NOW.plusSeconds(90));
        var anew = passed.answered(answer("好。")).askedAgain(asked, next);
        assertThat(anew.passedOnAt()).isEmpty();
    }

    @Test
    void aDeskAnswersWithinItsWorkingDays() {
        var office = new Desk("office", "村委会", "", Desk.Kind.OFFICE, 3, true);
        assertThat(office.dueAt(NOW, new WorkingDays(Map.of()))).isEqualTo(DUE);
        var holiday = new WorkingDays(Map.of(LocalDate.parse("2026-11-30"), false));
        assertThat(office.dueAt(NOW, holiday)).isEqualTo("2026-12-01T15:59:59Z");
    }

    @Test
    void itIsYellowInTheLastQuarterAndRedAfterTheLastMoment() {
        assertThat(waiting.colour(NOW)).isEqualTo(Colour.GREEN);
        assertThat(waiting.colour(DUE)).isEqualTo(Colour.YELLOW);
        assertThat(waiting.colour(DUE.plusSeconds(1))).isEqualTo(Colour.RED);
        assertThat(answered.colour(DUE.plusSeconds(1))).isEqualTo(Colour.DONE);
    }

    @Test
    void askingAgainBeginsANewTimeAndAddingDoesNot() {
        var later = DUE.plusSeconds(86_400);
        assertThat(waiting.askedAgain(said(asker, "还有"), later).dueAt()).isEqualTo(DUE);
        var again = answered.askedAgain(said(asker, "还有"), later);
        assertThat(again.status()).isEqualTo(Status.WAITING);
        assertThat(again.dueAt()).isEqualTo(later);
    }

    @Test
    void whatWasDeclinedStays() {
        var declined = waiting.declined(new Inquiry.Declining("请问村医。", person(), NOW));
        assertThat(declined.status()).isEqualTo(Status.DECLINED);
        assertRefused(() -> declined.askedAgain(said(asker, "为什么"), DUE), Reason.INQUIRY_STATE);
        assertRefused(() -> declined.answered(answer("好")), Reason.INQUIRY_STATE);
        assertRefused(() -> declined.passedOn("law", DUE, NOW), Reason.INQUIRY_STATE);
        assertRefused(() -> answered.declined(new Inquiry.Declining("不答", person(), NOW)), Reason.INQUIRY_STATE);
        assertRefused(() -> new Inquiry.Declining(" ", person(), NOW), Reason.REQUEST_INVALID);
    }

    @Test
    void anotherDeskAnswersInItsOwnTime() {
        var passed = waiting.passedOn("law", DUE.plusSeconds(60), NOW);
        assertThat(passed.desk()).isEqualTo("law");
        assertThat(passed.dueAt()).isEqualTo(DUE.plusSeconds(60));
        assertRefused(() -> passed.passedOn("law", DUE, NOW), Reason.INQUIRY_STATE);
        assertRefused(() -> answered.passedOn("law", DUE, NOW), Reason.INQUIRY_STATE);
    }

    @Test
    void onlyWhatItsAskerWantsPublicAndWhatIsAnsweredIsPublished() {
        assertThat(waiting.openness().state()).isEqualTo(Openness.State.PENDING);
        assertRefused(() -> waiting.published(shown, decision("")), Reason.INQUIRY_STATE);
        var secret = Asked.inquiry(village, asker).answered(answer("好。"));
        assertRefused(() -> secret.published(shown, decision("")), Reason.INQUIRY_STATE);
        assertRefused(() -> secret.keptBack(decision("私事")), Reason.INQUIRY_STATE);
        assertRefused(() -> answered.keptBack(decision("")), Reason.REQUEST_INVALID);
    }

    @Test
    void whatIsWrittenAfterwardsStaysPrivate() {
        var again = answered.published(shown, decision("")).askedAgain(said(asker, "我叫秀英"), DUE);
        assertThat(again.openness().shown()).isEqualTo(shown);
        assertThat(again.keptBack(decision("私事")).openness().shown()).isEmpty();
    }

    @Test
    void theAskersOwnWordClosesItForGood() {
        var closed = answered.published(shown, decision("")).takenBack();
        assertThat(closed.openness()).isEqualTo(Openness.CLOSED);
        assertThat(answered.takenBack().toModerate()).isFalse();
        assertRefused(() -> closed.published(shown, decision("")), Reason.INQUIRY_STATE);
        assertRefused(closed::takenBack, Reason.INQUIRY_STATE);
        var keptBack = answered.keptBack(decision("私事")).takenBack();
        assertThat(keptBack.openness()).isEqualTo(Openness.CLOSED);
        assertRefused(() -> keptBack.published(shown, decision("")), Reason.INQUIRY_STATE);
    }

    @Test
    void aThreadEndsSomewhere() {
        var thread = waiting;
        for (var at = 1; at < Inquiry.MAX_MESSAGES; at++) {
            thread = thread.answered(answer("第 " + at));
        }
        var full = thread;
        assertRefused(() -> full.answered(answer("再")), Reason.INQUIRY_STATE);
    }

    @Test
    void aMessageSaysSomething() {
        assertRefused(() -> said(asker, " "), Reason.INQUIRY_EMPTY);
        assertRefused(() -> said(asker, "字".repeat(Message.MAX_TEXT + 1)), Reason.REQUEST_INVALID);
        assertThat(said(asker, "𠮷".repeat(Message.MAX_TEXT)).text()).hasSize(2 * Message.MAX_TEXT);
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
