package village.api.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.disclosure.question.Asked.DUE;
import static village.api.disclosure.question.Asked.NOW;
import static village.api.disclosure.question.Asked.answer;
import static village.api.disclosure.question.Asked.withholding;

import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.catalogue.Timeliness.Colour;
import village.api.disclosure.question.Question.Status;
import village.api.place.Village;

/** The rules of a question, at their edges. */
class QuestionTest {
    private final Question waiting =
            Asked.question(new Village.Id(UUID.randomUUID()), new Filing.Id(UUID.randomUUID()), Asked.person());
    private final Question answered = waiting.answered(answer("买化肥。", ""));

    @Test
    void isDueAtTheEndOfTheFifteenthDayAfterTheDayItWasAsked() {
        assertThat(waiting.dueAt()).isEqualTo(DUE);
        assertThat(Question.lastMoment(Instant.parse("2026-11-25T15:59:59Z"), 15))
                .isEqualTo(DUE);
        assertThat(Question.lastMoment(Instant.parse("2026-11-25T16:00:00Z"), 15))
                .isEqualTo(DUE.plusSeconds(86_400));
        assertThat(Question.lastMoment(NOW, 1)).isEqualTo("2026-11-26T15:59:59Z");
    }

    @Test
    void isYellowInTheLastThreeDaysAndRedAfterTheLastMoment() {
        var yellow = DUE.minusSeconds(3 * 86_400);
        assertThat(waiting.colour(yellow.minusSeconds(1))).isEqualTo(Colour.GREEN);
        assertThat(waiting.colour(yellow)).isEqualTo(Colour.YELLOW);
        assertThat(waiting.colour(DUE)).isEqualTo(Colour.YELLOW);
        assertThat(waiting.colour(DUE.plusNanos(1))).isEqualTo(Colour.RED);
        assertThat(answered.colour(DUE.plusSeconds(1))).isEqualTo(Colour.GREEN);
    }

    @Test
    void countsTheDaysItIsOverdue() {
        assertThat(waiting.overdueDays(DUE)).isZero();
        assertThat(waiting.overdueDays(DUE.plusSeconds(1))).isEqualTo(1);
        assertThat(waiting.overdueDays(DUE.plusSeconds(86_400))).isEqualTo(1);
        assertThat(waiting.overdueDays(DUE.plusSeconds(86_401))).isEqualTo(2);
        assertThat(answered.overdueDays(DUE.plusSeconds(86_401))).isZero();
    }

    @Test
    void holdsTwoToFiveHundredCharacters() {
        assertThat(worded("问账").text()).isEqualTo("问账");
        assertThat(worded("𠮷".repeat(500)).text()).hasSize(1000);
        assertRefused(() -> worded(" 问 "), Reason.REQUEST_INVALID);
        assertRefused(() -> worded("问".repeat(501)), Reason.REQUEST_INVALID);
    }

    private Question worded(String text) {
        return Question.asked(waiting.id(), waiting.village(), waiting.about(), waiting.asker(), text, NOW, 15);
    }

    @Test
    void anAnswerHoldsOneToTwoThousandCharacters() {
        assertThat(answer("答".repeat(2000), "").text()).hasSize(2000);
        assertRefused(() -> answer("答".repeat(2001), ""), Reason.REQUEST_INVALID);
        assertRefused(() -> answer(" ", ""), Reason.REQUEST_INVALID);
    }

    @Test
    void anAnswerStandsAndACorrectionNeedsAReason() {
        assertThat(answered.status()).isEqualTo(Status.ANSWERED);
        assertRefused(() -> answered.answered(answer("买种子。", "")), Reason.REQUEST_INVALID);
        assertRefused(() -> waiting.answered(answer("买种子。", "写错了")), Reason.REQUEST_INVALID);
        var corrected = answered.answered(answer("买种子。", "写错了"));
        assertThat(corrected.answers()).extracting(Answer::text).containsExactly("买化肥。", "买种子。");
        assertThat(corrected.answer().orElseThrow().reason()).isEqualTo("写错了");
    }

    @Test
    void anAnswerIsNotCorrectedForEver() {
        var often = answered;
        for (var at = 1; at < Question.MAX_ANSWERS; at++) {
            often = often.answered(answer("第 " + at + " 次", "再改"));
        }
        var last = often;
        assertRefused(() -> last.answered(answer("还改", "再改")), Reason.DISCLOSURE_QUESTION_STATE);
    }

    @Test
    void whatIsWithheldIsNotAnsweredAndComesBackAsItWas() {
        for (var before : new Question[] {waiting, answered}) {
            var withheld = before.withheld(withholding());
            assertThat(withheld.status()).isEqualTo(Status.WITHHELD);
            assertRefused(() -> withheld.withheld(withholding()), Reason.DISCLOSURE_QUESTION_STATE);
            assertRefused(() -> withheld.answered(answer("答", "")), Reason.DISCLOSURE_QUESTION_STATE);
            assertThat(withheld.reinstated().status()).isEqualTo(before.status());
            assertRefused(before::reinstated, Reason.DISCLOSURE_QUESTION_STATE);
        }
        assertRefused(() -> new Question.Withholding(" ", Asked.person(), NOW), Reason.REQUEST_INVALID);
        assertRefused(() -> new Question.Withholding("理".repeat(301), Asked.person(), NOW), Reason.REQUEST_INVALID);
    }

    @Test
    void isEscalatedOnceAndOnlyWhenOverdue() {
        var late = DUE.plusSeconds(1);
        assertRefused(() -> waiting.escalated(DUE), Reason.DISCLOSURE_QUESTION_STATE);
        assertRefused(() -> answered.escalated(late), Reason.DISCLOSURE_QUESTION_STATE);
        assertRefused(() -> waiting.withheld(withholding()).escalated(late), Reason.DISCLOSURE_QUESTION_STATE);
        var escalated = waiting.escalated(late);
        assertThat(escalated.escalatedAt()).contains(late);
        assertRefused(() -> escalated.escalated(late), Reason.DISCLOSURE_QUESTION_STATE);
        assertThat(escalated.answered(answer("买化肥。", "")).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void whatIsWithheldIsObjectedToOncePerWithholding() {
        var late = DUE.plusSeconds(1);
        assertRefused(() -> waiting.objected(late), Reason.DISCLOSURE_QUESTION_STATE);
        var withheld =
                waiting.escalated(late).withheld(new Question.Withholding("有隐私", Asked.person(), late.plusSeconds(1)));
        assertThat(withheld.objected()).isFalse();
        var objected = withheld.objected(late.plusSeconds(2));
        assertThat(objected.objected()).isTrue();
        assertThat(objected.version()).isEqualTo(withheld.version() + 1);
        assertRefused(() -> objected.objected(late.plusSeconds(3)), Reason.DISCLOSURE_QUESTION_STATE);
        assertThat(objected.reinstated().objected()).isFalse();
        assertThat(objected.escalatedAt()).as("when it was overdue").contains(late);
    }

    /** Else the township never learns that the village leaves it unanswered after all. */
    @Test
    void anObjectionDoesNotCountAsTellingTheTownshipThatItIsLate() {
        var back = waiting.withheld(withholding()).objected(NOW.plusSeconds(60)).reinstated();
        assertThat(back.escalatedAt()).isEmpty();
        assertThat(back.escalated(DUE.plusSeconds(1)).escalatedAt()).isPresent();
    }

    @Test
    void theTownshipAnswersAnObjectionOnce() {
        var words = new Objection.Upholding("是别家的隐私", Asked.person(), NOW.plusSeconds(90));
        var withheld = waiting.withheld(withholding());
        assertRefused(() -> withheld.upheld(words), Reason.DISCLOSURE_QUESTION_STATE);
        var objected = withheld.objected(NOW.plusSeconds(60));
        assertThat(objected.awaitsTownship()).isTrue();
        var himself = objected.withheld().orElseThrow().by();
        assertRefused(() -> objected.upheld(new Objection.Upholding("我说的对", himself, NOW)), Reason.ROLE_REQUIRED);
        var upheld = objected.upheld(words);
        assertThat(upheld.awaitsTownship()).isFalse();
        assertThat(upheld.upheld()).contains(words);
        assertThat(upheld.status()).isEqualTo(Status.WITHHELD);
        assertRefused(() -> upheld.upheld(words), Reason.DISCLOSURE_QUESTION_STATE);
        assertThat(upheld.reinstated().upheld()).isEmpty();
        assertRefused(() -> new Objection.Upholding(" ", Asked.person(), NOW), Reason.REQUEST_INVALID);
    }

    @Test
    void aWriteCarriesTheVersionItRead() {
        assertThat(waiting.requireVersion(1)).isEqualTo(waiting);
        assertRefused(() -> answered.requireVersion(1), Reason.DISCLOSURE_STALE);
    }

    private static void assertRefused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
