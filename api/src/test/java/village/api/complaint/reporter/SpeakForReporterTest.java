package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.Reporting.Source;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.InMemoryCallers;
import village.api.complaint.reporter.SpeakForReporter.Again;
import village.api.complaint.reporter.SpeakForReporter.Hurry;
import village.api.complaint.reporter.SpeakForReporter.Rated;
import village.api.complaint.reporter.SpeakForReporter.Said;

class SpeakForReporterTest {
    private static final Instant NOW = Office.FILED;
    private static final Said FIXED = new Rated(new Rating(true, 5, "好"));

    private final InMemoryCallers callers = new InMemoryCallers();
    private final Office office = new Office();

    @Test
    void whatACallerSaysOfTheAnswerCountsAsHisOwnAndSaysWhoEnteredIt() {
        var after = said(kept(Status.ANSWERED, Source.PHONE), Who.CADRE, Source.PHONE, FIXED);
        assertThat(after.status()).isEqualTo(Status.RATED);
        assertThat(after.rating()).contains(new Rating(true, 5, "好"));
        assertThat(last(after).actorLabel()).isEqualTo("反映人（电话，村干部登记）");
        assertThat(last(after).actor()).contains(office.person(Who.CADRE));
    }

    @Test
    void whatIsNotFixedGoesOn() {
        var not = new Rated(new Rating(false, Optional.empty(), ""));
        var after = said(kept(Status.ANSWERED, Source.VISIT), Who.DISPATCHER, Source.VISIT, not);
        assertThat(after.status()).isEqualTo(Status.DISPATCHED);
        assertThat(last(after).actorLabel()).isEqualTo("反映人（来访走访，乡镇调度员登记）");
    }

    @Test
    void aCallerRemindsOnceADay() {
        var kept = kept(Status.IN_PROGRESS, Source.PHONE);
        assertThat(said(kept, Who.CADRE, Source.PHONE, new Hurry()).urging().reminders())
                .isEqualTo(1);
        assertThatThrownBy(() -> said(kept, Who.COLLEAGUE, Source.PHONE, new Hurry()))
                .satisfies(because(Reason.COMPLAINT_REMINDED_TODAY));
    }

    @Test
    void aCallerHasItTakenUpAgain() {
        var after = said(kept(Status.CLOSED, Source.PAPER), Who.SUPERVISOR, Source.PAPER, new Again("又不亮了"));
        assertThat(after.status().open()).isTrue();
        assertThat(last(after).type()).isEqualTo(Step.Type.REOPENED);
        assertThatThrownBy(() -> new Again(" ")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"HANDLER", "ASSISTANT"})
    void whoeverHasAPartInTheCaseSpeaksForNobody(Who who) {
        var kept = kept(Status.ANSWERED, Source.PHONE);
        assertThatThrownBy(() -> said(kept, who, Source.PHONE, FIXED)).satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(SpeakForReporter.maySpeak(office.actor(who), kept, false)).isFalse();
        assertThat(SpeakForReporter.maySpeak(office.actor(Who.COLLEAGUE), kept, false))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"STRANGER", "COMMITTEE", "OPERATOR", "VILLAGER", "MEMBER", "ELSEWHERE"})
    void nobodySpeaksForHimWhoDoesNotSeeTheCase(Who who) {
        var kept = kept(Status.ANSWERED, Source.PHONE);
        assertThatThrownBy(() -> said(kept, who, Source.PHONE, FIXED)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void whoHasWechatOrFiledItHimselfSpeaksForHimself(Source source) {
        var his = new Reporting(
                Optional.of(office.person(Who.REPORTER)), Optional.empty(), office.person(Who.REPORTER), source);
        var kept = office.kept(office.in(Status.ANSWERED, his));
        assertThatThrownBy(() -> said(kept, Who.CADRE, Source.PHONE, FIXED))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    /** He is told where he speaks. */
    @Test
    void whoCameByAnotherPlatformSpeaksThere() {
        var kept = kept(Status.ANSWERED, Source.PLATFORM);
        assertThatThrownBy(() -> said(kept, Who.CADRE, Source.PHONE, FIXED))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE))
                .satisfies(thrown ->
                        assertThat(((Refusal) thrown).detail()).contains("别的平台").doesNotContain("微信"));
    }

    @Test
    void whoMayNotKnowHimDoesNotSpeakForHim() {
        var quiet = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        var kept = kept(Status.ANSWERED, Source.PHONE);
        var hidden = office.kept(kept.with(quiet));
        assertThatThrownBy(() -> said(hidden, Who.CADRE, Source.PHONE, FIXED)).satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(said(hidden, Who.DISPATCHER, Source.PHONE, FIXED).status()).isEqualTo(Status.RATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"WECHAT", "ACCOUNT", "FAMILY", "PLATFORM"})
    void onlyTheTelephonePaperAndTheDoorAreEntered(Source how) {
        var kept = kept(Status.ANSWERED, Source.PHONE);
        assertThatThrownBy(() -> said(kept, Who.CADRE, how, FIXED)).satisfies(because(Reason.REQUEST_INVALID));
    }

    /** His platform has no word for "not solved": he rings the village. */
    @Test
    void whomAPlatformHandedItOverForIsSpokenForWhereHeIsNoted() {
        var kept = kept(Status.ANSWERED, Source.PLATFORM);
        assertThatThrownBy(() -> said(kept, Who.CADRE, Source.PHONE, FIXED))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(SpeakForReporter.maySpeak(office.actor(Who.CADRE), kept, false))
                .isFalse();
        callers.add(office.village(), kept.id(), Caller.of("陈大明", Optional.of("13700009050")))
                .block();
        assertThat(SpeakForReporter.maySpeak(office.actor(Who.CADRE), kept, true))
                .isTrue();
        var not = new Rated(new Rating(false, Optional.empty(), ""));
        assertThat(said(kept, Who.CADRE, Source.PHONE, not).status()).isEqualTo(Status.DISPATCHED);
    }

    private Complaint kept(Status status, Source source) {
        var reporting = new Reporting(Optional.empty(), Optional.empty(), office.person(Who.COLLEAGUE), source);
        return office.kept(office.in(status, reporting));
    }

    private Step last(Complaint complaint) {
        var steps = office.complaints().steps(office.village(), complaint.id()).block();
        return steps.get(steps.size() - 1);
    }

    private Complaint said(Complaint complaint, Who who, Source how, Said said) {
        return new SpeakForReporter(
                        office.work(NOW),
                        office.complaints(),
                        any -> Mono.just(office.staff()),
                        Cases.DUE_TIMES,
                        callers)
                .say(office.actor(who), complaint.id(), how, said, Optional.empty())
                .block();
    }
}
