package village.api.complaint.handling.above;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;

/** How a case comes to its end above its handler: checked, urged, sent out, closed. */
class EndingsTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(3));
    private static final Instant NEW_DUE = NOW.plus(Duration.ofDays(2));
    private static final StatutoryPeriods.Periods LAW = new StatutoryPeriods.Periods(15, 60, "《信访工作条例》");

    private final Office office = new Office();

    @Test
    void whatIsSolvedIsVerifiedAndWhatIsNotGoesBackToItsHandler() {
        var answered = office.in(Status.ANSWERED);
        assertThat(verified(answered, true).ending().verifiedAt()).contains(NOW);
        var back = verified(answered, false);
        assertThat(back.status()).isEqualTo(Status.DISPATCHED);
        assertThat(back.handler()).contains(office.person(Who.HANDLER));
        assertThat(back.handling().dispatches()).isEqualTo(1);
        assertThat(back.dueAt()).isEqualTo(NEW_DUE);
    }

    @Test
    void anAnswerThatDoesNotHoldIsNoAnswerAndTakesTheCaseFromThePlatform() {
        var there = new Client.Id(UUID.randomUUID());
        var sent = transferred(office.in(Status.ACCEPTED), to("县治理平台", "", there));
        var answered = sent.with(Status.ANSWERED).with(sent.ending().answered(NOW));
        var solved = verdict(answered, true);
        assertThat(solved.after().ending().transfer().flatMap(Ending.Transfer::receiver))
                .contains(there);
        assertThat(solved.event().facts()).doesNotContainKey("takenFrom");
        var back = verdict(answered, false);
        assertThat(back.after().ending().answeredAt()).isEmpty();
        assertThat(back.after().ending().transfer().flatMap(Ending.Transfer::receiver))
                .isEmpty();
        assertThat(back.event().facts()).containsEntry("takenFrom", there.toString());
    }

    @Test
    void aCaseThatIsHandedUpIsWithNoPlatform() {
        var there = new Client.Id(UUID.randomUUID());
        var inHand = office.in(Status.IN_PROGRESS);
        var had = inHand.with(inHand.ending().transferred(new Ending.Transfer("县治理平台", "", NOW, Optional.of(there))));
        var up = had.handedUp("本人", "", NOW, office.moment(Who.REPORTER, NOW));
        assertThat(up.after().ending().transfer().flatMap(Ending.Transfer::receiver))
                .isEmpty();
        assertThat(up.event().facts()).containsEntry("takenFrom", there.toString());
    }

    @Test
    void goesBackToTheMemberWhoClaimedIt() {
        var answered = office.in(Status.ANSWERED);
        var claimed = answered.with(answered.handling().claimedBy(office.person(Who.MEMBER)));
        assertThat(verified(claimed, false).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(verified(claimed, false).handling().claimant()).contains(office.person(Who.MEMBER));
    }

    @Test
    void whoeverAnsweredDoesNotCheckHimself() {
        var answered = office.in(Status.ANSWERED);
        var his = answered.with(answered.handling().heldBy(Optional.of(office.person(Who.CADRE))));
        assertThatThrownBy(() -> VerifyAnswer.verified(
                        office.actor(Who.CADRE),
                        his,
                        new VerifyAnswer.Verdict(true, ""),
                        NEW_DUE,
                        office.moment(Who.CADRE, NOW)))
                .satisfies(because(Reason.ROLE_REQUIRED));
    }

    @Test
    void sayingThatItIsNotSolvedNeedsWords() {
        assertThatThrownBy(() -> new VerifyAnswer.Verdict(false, " ")).satisfies(because(Reason.REQUEST_INVALID));
    }

    private Complaint verified(Complaint complaint, boolean solved) {
        return verdict(complaint, solved).after();
    }

    private Change verdict(Complaint complaint, boolean solved) {
        return VerifyAnswer.verified(
                office.actor(Who.SUPERVISOR),
                complaint,
                new VerifyAnswer.Verdict(solved, "灯还没亮"),
                NEW_DUE,
                office.moment(Who.SUPERVISOR, NOW));
    }

    @Test
    void aCaseIsSupervisedAsOftenAsItTakes() {
        var actor = office.actor(Who.SUPERVISOR);
        var once = SuperviseComplaint.supervised(
                actor, office.in(Status.IN_PROGRESS), "抓紧办", office.moment(Who.SUPERVISOR, NOW));
        var twice = SuperviseComplaint.supervised(actor, once.after(), "再催", office.moment(Who.SUPERVISOR, NOW));
        assertThat(twice.after().urging().supervisions()).isEqualTo(2);
        assertThat(twice.step().orElseThrow().publicText()).isEmpty();
    }

    @Test
    void theStatutoryClockRunsForWhatIsSentOut() {
        var sent = transferred(office.wishing(office.in(Status.NEED_INFO)), "县水利局", "");
        assertThat(sent.status()).isEqualTo(Status.TRANSFERRED_OUT);
        assertThat(sent.deadline().pausedAt()).isEmpty();
        assertThat(sent.deadline().extension()).isEmpty();
        assertThat(sent.dueAt()).isEqualTo(Instant.parse("2027-01-22T15:59:59Z"));
        assertThat(sent.deadline().since()).isEqualTo(NOW);
    }

    /** Whoever had it in hand is told once that he has it no more. */
    @Test
    void aTransferNamesWhoLosesIt() {
        var handled = office.in(Status.IN_PROGRESS);
        var sent = change(handled, "县水利局");
        assertThat(sent.event().facts())
                .containsEntry("formerHandler", office.person(Who.HANDLER).toString());
        assertThat(change(sent.after(), "县住建局").event().facts()).doesNotContainKey("formerHandler");
    }

    private Change change(Complaint complaint, String to) {
        var destination = new TransferComplaint.Destination(to, "", "", Optional.empty());
        return TransferComplaint.transferred(
                office.actor(Who.DISPATCHER), complaint, destination, LAW, office.moment(Who.DISPATCHER, NOW));
    }

    @Test
    void theSameOfficeAgainOnlyGetsItsNumber() {
        var sent = transferred(office.in(Status.ACCEPTED), "县水利局", "");
        assertThatThrownBy(() -> transferred(sent, "县水利局", "")).satisfies(because(Reason.REQUEST_INVALID));
        var numbered = transferred(sent, "县水利局", "SL-7");
        assertThat(numbered.ending().transfer()).contains(new Ending.Transfer("县水利局", "SL-7", NOW, Optional.empty()));
        assertThat(numbered.dueAt()).isEqualTo(sent.dueAt());
        assertThat(transferred(sent, "县住建局", "").ending().transfer().map(Ending.Transfer::office))
                .contains("县住建局");
    }

    /** Whoever is told of a transfer is told once. */
    @Test
    void onlyWhatIsSentSaysSo() {
        var once = sending(office.in(Status.ACCEPTED), "县水利局", "");
        assertThat(once.event().facts()).containsEntry("sent", "true");
        var numbered = sending(once.after(), "县水利局", "SL-7");
        assertThat(numbered.event().facts()).containsEntry("sent", "false");
        assertThat(sending(numbered.after(), "县住建局", "").event().facts()).containsEntry("sent", "true");
    }

    @Test
    void whoeverClaimedWhatIsSentOutIsNamed() {
        var inHand = office.in(Status.IN_PROGRESS);
        assertThat(sending(inHand, "县水利局", "").event().facts()).doesNotContainKey("member");
        var claimed = inHand.with(inHand.handling().claimedBy(office.person(Who.MEMBER)));
        var sent = sending(claimed, "县水利局", "");
        assertThat(sent.event().facts())
                .containsEntry("member", office.person(Who.MEMBER).toString());
        assertThat(sending(sent.after(), "县住建局", "").event().facts()).doesNotContainKey("member");
    }

    private Change sending(Complaint complaint, String to, String number) {
        var destination = new TransferComplaint.Destination(to, number, "", Optional.empty());
        return TransferComplaint.transferred(
                office.actor(Who.DISPATCHER), complaint, destination, LAW, office.moment(Who.DISPATCHER, NOW));
    }

    @Test
    void aPlatformKeepsItsCaseUntilItIsSentElsewhereOrTakenUpAgain() {
        var there = new Client.Id(UUID.randomUUID());
        var sent = transferred(office.in(Status.ACCEPTED), to("县治理平台", "", there));
        assertThat(sent.ending().transfer().flatMap(Ending.Transfer::receiver)).contains(there);
        var numbered = transferred(sent, "县治理平台", "ZL-1");
        assertThat(numbered.ending().transfer().flatMap(Ending.Transfer::receiver))
                .contains(there);
        assertThat(transferred(sent, "县水利局", "").ending().transfer().flatMap(Ending.Transfer::receiver))
                .isEmpty();
        assertThat(sent.ending().reopened().transfer())
                .contains(new Ending.Transfer("县治理平台", "", NOW, Optional.empty()));
        assertThat(sent.ending().takenFrom()).containsExactly(Map.entry("takenFrom", there.toString()));
        var other = new Client.Id(UUID.randomUUID());
        assertThat(transferred(numbered, to("县治理平台", "", other)).ending().transfer())
                .contains(new Ending.Transfer("县治理平台", "", NOW, Optional.of(other)));
    }

    /** What is said of village staff leaves the township on paper only. */
    @Test
    void aCaseAboutStaffGoesToNoPlatform() {
        var about = office.in(Status.ACCEPTED, Cases.aboutStaff("干部态度差"));
        assertThatThrownBy(() -> transferred(about, to("县治理平台", "", new Client.Id(UUID.randomUUID()))))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(transferred(about, "县纪委", "").status()).isEqualTo(Status.TRANSFERRED_OUT);
    }

    private static TransferComplaint.Destination to(String office, String number, Client.Id receiver) {
        return new TransferComplaint.Destination(office, number, "", Optional.of(receiver));
    }

    private Complaint transferred(Complaint complaint, String to, String number) {
        return transferred(complaint, new TransferComplaint.Destination(to, number, "", Optional.empty()));
    }

    private Complaint transferred(Complaint complaint, TransferComplaint.Destination to) {
        return TransferComplaint.transferred(
                        office.actor(Who.DISPATCHER), complaint, to, LAW, office.moment(Who.DISPATCHER, NOW))
                .after();
    }

    @Test
    void anAnswerNobodyCheckedIsClosedAfterSevenDaysOnly() {
        var answered = office.in(Status.ANSWERED);
        var after = Office.FILED.plus(CloseComplaint.LOOK);
        assertThatThrownBy(() -> closed(answered, "已回访", after.minusMillis(1)))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(closed(answered, "已回访", after).ending().closing()).contains(Ending.Closing.BY_STAFF);
    }

    /** A check does not cut off the days in which he may say what he thinks of it. */
    @Test
    void aCheckedAnswerIsClosedSevenDaysAfterTheCheckOnly() {
        var checked = office.in(Status.ANSWERED);
        var verified = checked.with(Status.VERIFIED).with(checked.ending().verified(NOW));
        var after = NOW.plus(CloseComplaint.LOOK);
        assertThatThrownBy(() -> closed(verified, "已回访", after.minusMillis(1)))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(closed(verified, "已回访", after).ending().closing()).contains(Ending.Closing.BY_STAFF);
    }

    /** He would be judge of his own answer. */
    @Test
    void nobodyClosesHisOwnUncheckedAnswer() {
        var answered = office.in(Status.ANSWERED);
        var own = answered.with(answered.handling().heldBy(Optional.of(office.person(Who.CADRE))));
        var after = Office.FILED.plus(CloseComplaint.LOOK);
        assertThatThrownBy(() -> closed(own, "已回访", after)).satisfies(because(Reason.ROLE_REQUIRED));
        var verified = own.with(Status.VERIFIED).with(own.ending().verified(Office.FILED));
        assertThat(closed(verified, "已回访", after).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void onlyARatedCaseIsClosedAsRatedAndWithoutAReason() {
        assertThat(closed(office.in(Status.RATED), "", NOW).ending().closing()).contains(Ending.Closing.RATED);
        var after = Office.FILED.plus(CloseComplaint.LOOK);
        assertThat(closed(office.in(Status.VERIFIED), "已回访", after).ending().closing())
                .contains(Ending.Closing.BY_STAFF);
        assertThatThrownBy(() -> closed(office.in(Status.VERIFIED), "", after))
                .satisfies(because(Reason.REQUEST_INVALID));
    }

    private Complaint closed(Complaint complaint, String reason, Instant now) {
        return CloseComplaint.closed(office.actor(Who.CADRE), complaint, reason, office.moment(Who.CADRE, now))
                .after();
    }
}
