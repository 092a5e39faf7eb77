package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class RateComplaintTest {
    private static final DueTimes.Terms TERMS = new DueTimes.Terms(
            new Categories.Catalogue("test", List.of()), new Due.Hours(48), new WorkingDays(Map.of()));

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Actor himself = Cases.actor(reporter, village, Role.VILLAGER);
    private final Complaint filed =
            Cases.filed(village, reporter, Cases.intake("x"), Cases.MONDAY_9).after();

    @Test
    void onlyTheReportersSideRates() {
        var cadre = Cases.actor(Cases.person(), village, Role.CADRE);
        assertThatThrownBy(() -> rated(cadre, answered(), new Rating(true, 5, "")))
                .satisfies(because(Reason.COMPLAINT_NOT_YOURS));
    }

    @Test
    void theRelativeWhoFiledMayRate() {
        var helper = Cases.person();
        var reporting = new Reporting(Optional.of(reporter), Optional.empty(), helper, Reporting.Source.FAMILY);
        var brought = Cases.filed(village, reporting, Cases.intake("x"), Cases.MONDAY_9)
                .after();
        var answered = Cases.in(Status.ANSWERED, brought, Cases.MONDAY_9);
        var change = RateComplaint.rated(
                Cases.actor(helper, village, Role.VILLAGER),
                answered,
                new Rating(true, 5, ""),
                TERMS,
                Cases.moment(himself, Cases.MONDAY_9));
        assertThat(change.step().orElseThrow().actorLabel()).isEqualTo("家人");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ANSWERED", "VERIFIED", "RATED", "CLOSED"})
    void nobodyRatesWhatHasNoAnswerToRate(Status status) {
        var complaint = Cases.in(status, filed, Cases.MONDAY_9);
        assertThatThrownBy(() -> rated(himself, complaint, new Rating(true, 5, "")))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void whatWasClosedUnratedSaysSo() {
        var closed = Cases.in(Status.CLOSED, filed, Cases.MONDAY_9);
        assertThatThrownBy(() -> rated(himself, closed, new Rating(true, 5, "")))
                .satisfies(because(Reason.COMPLAINT_ALREADY_CLOSED));
    }

    @Test
    void nobodyRatesTwice() {
        var rated = rated(himself, answered(), new Rating(true, 1, "慢"));
        assertThat(rated.status()).isEqualTo(Status.RATED);
        assertThatThrownBy(() -> rated(himself, rated, new Rating(true, 5, "")))
                .satisfies(because(Reason.COMPLAINT_ALREADY_RATED));
        assertThat(rated.rating()).contains(new Rating(true, 1, "慢"));
    }

    @Test
    void saysWithOneTapThatItIsFixed() {
        var rated = rated(himself, answered(), new Rating(true, Optional.empty(), ""));
        assertThat(rated.status()).isEqualTo(Status.RATED);
        assertThat(rated.rating()).contains(new Rating(true, Optional.empty(), ""));
    }

    /** 没解决 is no end: it is back with whoever answered, with time of its own, and its next answer is rated anew. */
    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ANSWERED", "VERIFIED"})
    void whatIsNotFixedGoesOn(Status status) {
        var handled = filed.with(filed.handling().dispatchedTo(Cases.person()));
        var back = rated(himself, Cases.in(status, handled, Cases.MONDAY_9), new Rating(false, Optional.empty(), "没修"));
        assertThat(back.status()).isEqualTo(Status.DISPATCHED);
        assertThat(back.handler()).isEqualTo(handled.handler());
        assertThat(back.rating()).isEmpty();
        assertThat(back.ending().reopenings()).isEqualTo(1);
        assertThat(back.dueAt()).isEqualTo(Cases.MONDAY_9.plus(Duration.ofHours(48)));
        assertThat(back.deadline().since()).isEqualTo(Cases.MONDAY_9);
        var again = rated(himself, Cases.in(Status.ANSWERED, back, Cases.MONDAY_9), new Rating(true, 4, ""));
        assertThat(again.rating()).contains(new Rating(true, 4, ""));
    }

    /** The service did not hold: it counts no longer, and its next round may be confirmed by itself. */
    @Test
    void whatWasConfirmedAndIsNotFixedIsNoServiceAnyMore() {
        var member = Cases.person();
        var claimed = Cases.in(
                Status.VERIFIED, filed.with(filed.handling().claimedBy(member).confirmed()), Cases.MONDAY_9);
        var change = RateComplaint.rated(
                himself,
                claimed,
                new Rating(false, Optional.empty(), ""),
                TERMS,
                Cases.moment(himself, Cases.MONDAY_9));
        assertThat(change.event().facts())
                .containsEntry(ReopenComplaint.SERVED, member.toString())
                .containsEntry(ConfirmClaim.ROUND, "0");
        assertThat(change.after().handling().claimant()).contains(member);
        assertThat(change.after().handling().claimConfirmed()).isFalse();
        var good = RateComplaint.rated(
                himself, claimed, new Rating(true, 5, ""), TERMS, Cases.moment(himself, Cases.MONDAY_9));
        assertThat(good.event().facts()).doesNotContainKey(ReopenComplaint.SERVED);
        assertThat(good.after().handling().claimConfirmed()).isTrue();
    }

    @Test
    void whatNobodyHasInHandIsSoughtAHandlerFor() {
        assertThat(rated(himself, answered(), new Rating(false, 1, "")).status())
                .isEqualTo(Status.ACCEPTED);
    }

    @Test
    void starsAreOneToFive() {
        assertThatThrownBy(() -> new Rating(true, 0, "")).satisfies(because(Reason.REQUEST_INVALID));
        assertThatThrownBy(() -> new Rating(true, 6, "")).satisfies(because(Reason.REQUEST_INVALID));
        assertThat(new Rating(true, 5, "").stars()).contains(5);
    }

    private Complaint answered() {
        return Cases.in(Status.ANSWERED, filed, Cases.MONDAY_9);
    }

    private static Complaint rated(Actor actor, Complaint complaint, Rating rating) {
        return RateComplaint.rated(actor, complaint, rating, TERMS, Cases.moment(actor, Cases.MONDAY_9))
                .after();
    }
}
