package village.api.complaint.handling.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.complaint.Access;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Rating;
import village.api.complaint.Status;

/** What Party members may take, and when their service counts. */
class OfferTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(1));

    private final Office office = new Office();

    @Test
    void anOfferAcceptsACaseAndCanBeTakenBack() {
        var offered = offered(office.in(Status.SUBMITTED));
        assertThat(offered.status()).isEqualTo(Status.ACCEPTED);
        assertThat(offered.handling().offered()).isTrue();
        assertThatThrownBy(() -> offered(offered)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        var withdrawn = WithdrawOffer.withdrawn(office.actor(Who.CADRE), offered, office.moment(Who.CADRE, NOW));
        assertThat(withdrawn.after().handling().offered()).isFalse();
        assertThat(withdrawn.event().type()).isEqualTo("complaint.offer-withdrawn");
    }

    @Test
    void neverOffersACaseAboutStaff() {
        var complaint = office.in(Status.SUBMITTED, Cases.aboutStaff("干部态度差"));
        assertThatThrownBy(() -> OfferComplaint.offered(
                        office.actor(Who.DISPATCHER), complaint, office.moment(Who.DISPATCHER, NOW)))
                .satisfies(because(Reason.COMPLAINT_NOT_OFFERABLE));
    }

    /** Whoever hides his name from those who handle it hides it from his neighbours. */
    @Test
    void neverOffersACaseThatHidesItsName() {
        var hidden = Cases.with(
                Cases.intake("想借轮椅"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        assertThatThrownBy(() -> offered(office.in(Status.SUBMITTED, hidden)))
                .satisfies(because(Reason.COMPLAINT_NOT_OFFERABLE));
    }

    /** What is told of it is what a Party member who only sees the offer can do. */
    @Test
    void saysWhetherPartyMembersReadItBeforeTheyTakeIt() {
        var wish = new Intake(
                Intake.Kind.WISH,
                Optional.empty(),
                "想学用手机",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Intake.NameVisibleTo.HANDLERS,
                Intake.Visibility.PRIVATE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(read(office.in(Status.SUBMITTED))).isEqualTo("false");
        assertThat(read(office.in(Status.SUBMITTED, Cases.mayBePublic("路灯不亮")).publishedIf(true)))
                .isEqualTo("true");
        assertThat(read(office.in(Status.SUBMITTED, wish))).isEqualTo("true");
    }

    private String read(Complaint complaint) {
        var change = offering(complaint);
        var read = change.event().facts().get("read");
        assertThat(Access.mayReadContent(office.actor(Who.MEMBER), change.after()))
                .hasToString(read);
        return read;
    }

    private Complaint offered(Complaint complaint) {
        return offering(complaint).after();
    }

    private Change offering(Complaint complaint) {
        return OfferComplaint.offered(office.actor(Who.CADRE), complaint, office.moment(Who.CADRE, NOW));
    }

    @Test
    void confirmsAServiceOnceWhenTheReporterOrACheckFoundItGood() {
        var confirmed = confirmed(Who.CADRE, claimed(Status.VERIFIED));
        assertThat(confirmed.event().facts())
                .containsEntry("member", office.person(Who.MEMBER).toString())
                .containsEntry(
                        ConfirmClaim.ANSWERED_AT,
                        confirmed.after().ending().answeredAt().orElseThrow().toString())
                .containsEntry(ConfirmClaim.ROUND, "0");
        assertThatThrownBy(() -> confirmed(Who.CADRE, confirmed.after()))
                .satisfies(because(Reason.COMPLAINT_CLAIM_CONFIRMED));
        assertThat(confirmed(Who.CADRE, rated(true)).after().handling().claimConfirmed())
                .isTrue();
        assertThatThrownBy(() -> confirmed(Who.CADRE, rated(false))).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThatThrownBy(() -> confirmed(Who.CADRE, claimed(Status.ANSWERED)))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void aCadreDoesNotConfirmHisOwnService() {
        var complaint = office.in(Status.VERIFIED);
        var his = complaint.with(complaint.handling().claimedBy(office.person(Who.CADRE)));
        assertThatThrownBy(() -> confirmed(Who.CADRE, his)).satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(confirmed(Who.DISPATCHER, his).after().handling().claimConfirmed())
                .isTrue();
    }

    @Test
    void theClaimEndsWhenSomebodyElseAnswers() {
        var claimed = claimed(Status.IN_PROGRESS);
        assertThat(claimed.handling()
                        .answeredBy(Optional.of(office.person(Who.MEMBER)))
                        .claimant())
                .isPresent();
        assertThat(claimed.handling()
                        .answeredBy(Optional.of(office.person(Who.CADRE)))
                        .claimant())
                .isEmpty();
    }

    private Complaint rated(boolean fixed) {
        var complaint = claimed(Status.VERIFIED);
        return complaint.with(Status.RATED).with(complaint.ending().rated(new Rating(fixed, 3, ""), NOW));
    }

    private Complaint claimed(Status status) {
        var complaint = office.in(status);
        return complaint.with(complaint.handling().claimedBy(office.person(Who.MEMBER)));
    }

    private Change confirmed(Who who, Complaint complaint) {
        return ConfirmClaim.confirmed(office.actor(who), complaint, "", office.moment(who, NOW));
    }
}
