package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.Status;

/** Who takes a case up, turns it down, sends it back or asks for help. */
class HandOverTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(1));

    private final Office office = new Office();

    @Test
    void acceptsForTheVillageAndThenForTheHandler() {
        var accepted = AcceptComplaint.accepted(
                office.actor(Who.CADRE), office.in(Status.SUBMITTED), "", office.moment(Who.CADRE, NOW));
        assertThat(accepted.after().status()).isEqualTo(Status.ACCEPTED);
        assertThat(accepted.event().type()).isEqualTo("complaint.accepted");
        var taken = AcceptComplaint.accepted(
                office.actor(Who.HANDLER), office.in(Status.DISPATCHED), "", office.moment(Who.HANDLER, NOW));
        assertThat(taken.after().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(taken.event().type()).isEqualTo("complaint.taken");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void rejectsOnlyWhatNobodyWorksOn(Status status) {
        var complaint = office.in(status);
        if (status == Status.SUBMITTED || status == Status.ACCEPTED) {
            assertThat(rejected(complaint, "归公路段管，请打 12328。").after().status()).isEqualTo(Status.REJECTED);
        } else {
            var over = status == Status.RATED || status == Status.CLOSED;
            assertThatThrownBy(() -> rejected(complaint, "不归村里管"))
                    .satisfies(because(over ? Reason.COMPLAINT_ALREADY_CLOSED : Reason.COMPLAINT_WRONG_STATE));
        }
    }

    @Test
    void tellsTheReporterWhyItIsRejected() {
        var step = rejected(office.in(Status.SUBMITTED), " 归公路段管 ").step().orElseThrow();
        assertThat(step.publicText()).isEqualTo("归公路段管");
        assertThatThrownBy(() -> rejected(office.in(Status.SUBMITTED), "　 "))
                .satisfies(because(Reason.REQUEST_INVALID))
                .satisfies(refusal -> assertThat(
                                ((Refusal) refusal).faults().get(0).pointer())
                        .isEqualTo("/reason"));
        assertThatThrownBy(() -> rejected(office.in(Status.SUBMITTED), "长".repeat(501)))
                .satisfies(because(Reason.REQUEST_INVALID));
    }

    private Change rejected(Complaint complaint, String reason) {
        return RejectComplaint.rejected(office.actor(Who.CADRE), complaint, reason, office.moment(Who.CADRE, NOW));
    }

    @Test
    void sendsBackOnceAndForgetsTheWishForTime() {
        var back = objected(office.wishing(office.in(Status.IN_PROGRESS)));
        assertThat(back.after().status()).isEqualTo(Status.ACCEPTED);
        assertThat(back.after().handler()).isEmpty();
        assertThat(back.after().deadline().extension()).isEmpty();
        assertThat(back.step().orElseThrow().publicText()).isEqualTo("原来的延期申请不用再批。");
        assertThat(objected(office.in(Status.IN_PROGRESS)).step().orElseThrow().publicText())
                .isEmpty();
        var again = back.after()
                .dispatched(office.person(Who.HANDLER), "村干部", "", false, office.moment(Who.CADRE, NOW))
                .after();
        assertThat(again.handling().dispatches()).isEqualTo(2);
        assertThatThrownBy(() -> objected(again)).satisfies(because(Reason.COMPLAINT_OBJECTED_ALREADY));
    }

    private Change objected(Complaint complaint) {
        return ObjectToDispatch.objected(
                office.actor(Who.HANDLER), complaint, "不是我的网格", office.moment(Who.HANDLER, NOW));
    }

    @Test
    void asksOneMoreToHelpWithoutChangingTheState() {
        var asked = assisted(Who.COLLEAGUE);
        assertThat(asked.after().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(asked.after().handling().assistants())
                .containsExactlyInAnyOrder(office.person(Who.ASSISTANT), office.person(Who.COLLEAGUE));
        assertThat(asked.event().facts())
                .containsEntry("assistant", office.person(Who.COLLEAGUE).toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"HANDLER", "ASSISTANT", "REPORTER", "VILLAGER", "ELSEWHERE"})
    void asksNobodyToHelpWhoWorksOnItOrCannot(Who who) {
        assertThatThrownBy(() -> assisted(who)).satisfies(because(Reason.COMPLAINT_HANDLER_INVALID));
    }

    private Change assisted(Who who) {
        return AskAssistance.asked(
                office.actor(Who.HANDLER),
                office.in(Status.IN_PROGRESS),
                office.person(who),
                "",
                office.staff(),
                office.moment(Who.HANDLER, NOW));
    }

    @Test
    void beginsWhenTheHandlerTellsOfProgressAndNotWhenOthersDo() {
        var complaint = office.in(Status.DISPATCHED);
        assertThat(noted(Who.HANDLER, complaint).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(noted(Who.ASSISTANT, complaint).status()).isEqualTo(Status.DISPATCHED);
        assertThatThrownBy(() -> noted(Who.COLLEAGUE, complaint)).satisfies(because(Reason.ROLE_REQUIRED));
        assertThatThrownBy(() -> new Progress(" ", "", List.of())).satisfies(because(Reason.REQUEST_INVALID));
    }

    private Complaint noted(Who who, Complaint complaint) {
        return NoteProgress.noted(
                        office.actor(who), complaint, new Progress("在修", "", List.of()), office.moment(who, NOW))
                .after();
    }

    @Test
    void stopsTheClockWhileTheReporterIsAsked() {
        var asked = asked(office.in(Status.IN_PROGRESS));
        assertThat(asked.status()).isEqualTo(Status.NEED_INFO);
        assertThat(asked.deadline().pausedAt()).contains(NOW);
        assertThatThrownBy(() -> asked(asked)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void asksNobodyWhoCannotBeReached() {
        var caller =
                new Reporting(Optional.empty(), Optional.empty(), office.person(Who.CADRE), Reporting.Source.PHONE);
        var called = Cases.filed(office.village(), caller, Cases.intake("x"), Office.FILED)
                .after();
        var cadre = office.actor(Who.CADRE);
        assertThatThrownBy(() -> AskInformation.asked(cadre, called, "哪一盏？", office.moment(Who.CADRE, NOW)))
                .satisfies(because(Reason.COMPLAINT_REPORTER_UNREACHABLE));
    }

    /** Nobody would answer, and his case would be closed for it. */
    @Test
    void asksNobodyBehindAPlatformThatNamesNoReporter() {
        var handedOver =
                new Reporting(Optional.empty(), Optional.empty(), office.person(Who.CADRE), Reporting.Source.PLATFORM);
        var case1 = Cases.filed(office.village(), handedOver, Cases.intake("x"), Office.FILED)
                .after();
        var cadre = office.actor(Who.DISPATCHER);
        assertThatThrownBy(() -> AskInformation.asked(cadre, case1, "哪一盏？", office.moment(Who.DISPATCHER, NOW)))
                .satisfies(because(Reason.COMPLAINT_REPORTER_UNREACHABLE));
    }

    private Complaint asked(Complaint complaint) {
        return AskInformation.asked(office.actor(Who.HANDLER), complaint, "哪一盏？", office.moment(Who.HANDLER, NOW))
                .after();
    }
}
