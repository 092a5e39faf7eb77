package village.api.complaint.handling.above;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;

/** More time: how much, and who says so. */
class ExtensionTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(1));

    private final Office office = new Office();

    @Test
    void asksForTimeAfterTheDueTimeAndAtMostThirtyDays() {
        assertThat(asked(Office.DUE.plusSeconds(1)).deadline().extension()).isPresent();
        assertThat(asked(Office.DUE.plus(AskExtension.LONGEST)).deadline().extension())
                .isPresent();
        assertThatThrownBy(() -> asked(Office.DUE)).satisfies(because(Reason.REQUEST_INVALID));
        assertThatThrownBy(() -> asked(Office.DUE.plus(AskExtension.LONGEST).plusSeconds(1)))
                .satisfies(because(Reason.REQUEST_INVALID));
    }

    private Complaint asked(Instant until) {
        return AskExtension.asked(
                        office.actor(Who.HANDLER),
                        office.in(Status.IN_PROGRESS),
                        new AskExtension.Wish(until, "配件没到"),
                        office.moment(Who.HANDLER, NOW))
                .after();
    }

    @Test
    void anApprovedWishMovesTheDueTimeAndARefusedOneDoesNot() {
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        var wish = wishing.deadline().extension().orElseThrow();
        var approved = decided(wishing, wish.id(), true);
        assertThat(approved.after().dueAt()).isEqualTo(wish.until());
        assertThat(approved.event().facts())
                .containsEntry("approved", "true")
                .containsEntry("asker", office.person(Who.HANDLER).toString());
        var refused = decided(wishing, wish.id(), false).after();
        assertThat(refused.dueAt()).isEqualTo(Office.DUE);
        assertThat(refused.deadline().extension()).isEmpty();
        assertThatThrownBy(() -> decided(refused, wish.id(), true))
                .satisfies(because(Reason.COMPLAINT_EXTENSION_DECIDED));
    }

    @Test
    void aDecisionForAnotherWishCountsForNothing() {
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        assertThatThrownBy(() -> decided(wishing, new Deadline.Extension.Id(UUID.randomUUID()), true))
                .satisfies(because(Reason.COMPLAINT_EXTENSION_DECIDED));
    }

    @Test
    void takesNoTimeBackThatWaitingHasWon() {
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        var wish = wishing.deadline().extension().orElseThrow();
        var later = wish.until().plus(Duration.ofDays(1));
        var waited = wishing.with(new Deadline(
                wishing.deadline().since(),
                later,
                Optional.empty(),
                wishing.deadline().level(),
                wishing.deadline().extension()));
        assertThat(decided(waited, wish.id(), true).after().dueAt()).isEqualTo(later);
    }

    /** Late it had gone up; in time again, it is the village's, and goes up again when the new time passes. */
    @ParameterizedTest
    @EnumSource(Deadline.Level.class)
    void whatIsInTimeAgainIsLookedAfterWhereItBegan(Deadline.Level level) {
        var wish = Office.DUE.plus(Duration.ofDays(1));
        assertThat(extendedAt(Office.DUE.plusSeconds(1), level, true).level()).isEqualTo(Deadline.Level.VILLAGE);
        assertThat(extendedAt(wish, level, true).level()).isEqualTo(Deadline.Level.VILLAGE);
        assertThat(extendedAt(wish.plusSeconds(1), level, true).level())
                .as("late all the same")
                .isEqualTo(level);
        assertThat(extendedAt(Office.DUE.plusSeconds(1), level, false).level())
                .as("refused")
                .isEqualTo(level);
    }

    @Test
    void whatIsTheTownshipsStaysItsOwn() {
        var about = office.wishing(office.in(Status.IN_PROGRESS, Cases.aboutStaff("干部态度差")));
        var late = about.with(about.deadline().escalated(Deadline.Level.COUNTY));
        assertThat(decidedAt(late, Office.DUE.plusSeconds(1), true).deadline().level())
                .isEqualTo(Deadline.Level.TOWNSHIP);
    }

    @Test
    void theColourFollowsTheNewTime() {
        var now = Office.DUE.plusSeconds(1);
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        assertThat(wishing.colour(now)).isEqualTo(Colour.RED);
        assertThat(decidedAt(wishing, now, true).colour(now)).isEqualTo(Colour.GREEN);
    }

    private Deadline extendedAt(Instant now, Deadline.Level level, boolean approved) {
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        return decidedAt(wishing.with(wishing.deadline().escalated(level)), now, approved)
                .deadline();
    }

    private Complaint decidedAt(Complaint wishing, Instant now, boolean approved) {
        return DecideExtension.decided(
                        office.actor(Who.DISPATCHER),
                        wishing,
                        wishing.deadline().extension().orElseThrow().id(),
                        new DecideExtension.Decision(approved, ""),
                        office.moment(Who.DISPATCHER, now))
                .after();
    }

    @Test
    void nobodyDecidesAboutHisOwnWish() {
        var complaint = office.in(Status.IN_PROGRESS);
        var wish = new Deadline.Extension(
                new Deadline.Extension.Id(UUID.randomUUID()),
                office.person(Who.DISPATCHER),
                Office.DUE.plusSeconds(1),
                "x",
                NOW);
        var his = complaint.with(complaint.deadline().asking(wish));
        assertThatThrownBy(() -> decided(his, wish.id(), true)).satisfies(because(Reason.ROLE_REQUIRED));
    }

    private Change decided(Complaint complaint, Deadline.Extension.Id wish, boolean approved) {
        return DecideExtension.decided(
                office.actor(Who.DISPATCHER),
                complaint,
                wish,
                new DecideExtension.Decision(approved, ""),
                office.moment(Who.DISPATCHER, NOW));
    }
}
