package village.api.complaint.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.complaint.Cases;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Office;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.reporter.ReopenComplaint;

/** What time does to cases, to the millisecond. */
class ClocksTest {
    private static final Duration COUNTY_AFTER = Duration.ofHours(72);
    private static final Duration WAIT = Duration.ofDays(7);
    private static final AwaitInformation.Patience PATIENCE =
            new AwaitInformation.Patience(Duration.ofDays(7), Duration.ofDays(7));

    private final Office office = new Office();

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatIsOpenAndNotPausedGoesUpWhenItsTimeIsOver(Status status) {
        var complaint = office.kept(office.in(status));
        assertThat(escalate(Office.DUE)).isZero();
        var goesUp = status.open() && status != Status.NEED_INFO;
        assertThat(escalate(Office.DUE.plusMillis(1))).isEqualTo(goesUp ? 1 : 0);
        assertThat(level(complaint)).isEqualTo(goesUp ? Deadline.Level.TOWNSHIP : Deadline.Level.VILLAGE);
        assertThat(office.complaints()
                        .byId(office.village(), complaint.id())
                        .block()
                        .handler())
                .isEqualTo(complaint.handler());
    }

    @Test
    void theCountyLooksAfterItLaterAndNobodyAfterThat() {
        var complaint = office.kept(office.in(Status.IN_PROGRESS));
        assertThat(escalate(Office.DUE.plusMillis(1))).isOne();
        assertThat(escalate(Office.DUE.plus(COUNTY_AFTER))).isZero();
        assertThat(escalate(Office.DUE.plus(COUNTY_AFTER).plusMillis(1))).isOne();
        assertThat(level(complaint)).isEqualTo(Deadline.Level.COUNTY);
        assertThat(escalate(Office.DUE.plus(Duration.ofDays(365)))).isZero();
        assertThat(office.complaints().events())
                .filteredOn(event -> event.type().equals("complaint.escalated"))
                .extracting(event -> event.facts().get("level"))
                .containsExactly("township", "county");
    }

    /** An answer that did not hold is owed anew: late again, it goes up again, and first to the township. */
    @Test
    void whatComesBackGoesUpAgain() {
        var complaint = office.kept(office.in(Status.IN_PROGRESS));
        escalate(Office.DUE.plusMillis(1));
        escalate(Office.DUE.plus(COUNTY_AFTER).plusMillis(1));
        var again = Office.DUE.plus(Duration.ofDays(10));
        var due = again.plus(Duration.ofHours(24));
        var late = office.complaints().byId(office.village(), complaint.id()).block();
        office.kept(Cases.in(Status.ANSWERED, late, again).back(again, due));
        assertThat(escalate(due)).isZero();
        assertThat(escalate(due.plusMillis(1))).isOne();
        assertThat(level(complaint)).isEqualTo(Deadline.Level.TOWNSHIP);
        assertThat(escalate(due.plus(COUNTY_AFTER).plusMillis(1))).isOne();
        assertThat(office.complaints().events())
                .filteredOn(event -> event.type().equals("complaint.escalated"))
                .extracting(event -> event.facts().get("level"))
                .containsExactly("township", "county", "township", "county");
    }

    @Test
    void takesABatchAtATime() {
        office.kept(office.in(Status.IN_PROGRESS));
        office.kept(office.in(Status.DISPATCHED));
        office.kept(office.in(Status.SUBMITTED));
        var late = Office.DUE.plusSeconds(1);
        assertThat(escalate(late, 2)).isEqualTo(2);
        assertThat(escalate(late, 2)).isOne();
        assertThat(escalate(late, 2)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatAnOfficeOutsideLetsLieIsToldOfOnceWhenTheLawsTimeIsOver(Status status) {
        var complaint = office.kept(office.in(status));
        assertThat(watch(Office.DUE)).isZero();
        var told = status == Status.TRANSFERRED_OUT;
        assertThat(watch(Office.DUE.plusMillis(1))).isEqualTo(told ? 1 : 0);
        assertThat(watch(Office.DUE.plus(Duration.ofDays(30)))).isZero();
        assertThat(level(complaint)).isEqualTo(told ? Deadline.Level.COUNTY : Deadline.Level.VILLAGE);
        assertThat(office.complaints().events())
                .filteredOn(event -> event.type().equals("complaint.transfer-overdue"))
                .hasSize(told ? 1 : 0);
    }

    @Test
    void whatWasSentOutKeepsItsColour() {
        var sent = office.in(Status.TRANSFERRED_OUT);
        assertThat(sent.colour(Office.FILED)).isEqualTo(Colour.GREEN);
        assertThat(sent.colour(Office.DUE)).isEqualTo(Colour.YELLOW);
        assertThat(sent.colour(Office.DUE.plusMillis(1))).isEqualTo(Colour.RED);
    }

    private long watch(Instant now) {
        return new WatchTransfers(office.complaints(), Cases.IDS, Office.clock(now), 10)
                .watch()
                .block();
    }

    @Test
    void whatNobodyRatedIsClosedAsThatAndNeverAsSatisfied() {
        var complaint = office.kept(office.in(Status.VERIFIED));
        assertThat(close(Office.FILED.plus(WAIT))).isZero();
        assertThat(close(Office.FILED.plus(WAIT).plusMillis(1))).isOne();
        var closed = office.complaints().byId(office.village(), complaint.id()).block();
        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(closed.ending().closing()).contains(Ending.Closing.UNRATED);
        assertThat(closed.rating()).isEmpty();
    }

    @Test
    void whatWasRatedIsClosedAsRated() {
        var complaint = office.kept(office.in(Status.RATED));
        assertThat(close(Office.FILED.plus(WAIT).plusMillis(1))).isOne();
        assertThat(office.complaints()
                        .byId(office.village(), complaint.id())
                        .block()
                        .ending()
                        .closing())
                .contains(Ending.Closing.RATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VERIFIED", "RATED"})
    void nothingElseEndsByItself(Status status) {
        office.kept(office.in(status));
        assertThat(close(Office.FILED.plus(Duration.ofDays(365)))).isZero();
    }

    @Test
    void aSilentReporterIsRemindedOnceAndTheClockStandsStill() {
        var complaint = office.kept(office.in(Status.NEED_INFO));
        var asked = Office.FILED.plus(PATIENCE.remindAfter());
        assertThat(await(asked)).isZero();
        assertThat(await(asked.plusMillis(1))).isOne();
        assertThat(await(asked.plusSeconds(1))).isZero();
        var waiting = now(complaint);
        assertThat(waiting.status()).isEqualTo(Status.NEED_INFO);
        assertThat(waiting.deadline()).isEqualTo(complaint.deadline());
        assertThat(waiting.askedAgainAt()).contains(asked.plusMillis(1));
        assertThat(lastStep(complaint).publicText()).contains("12月7日前").contains("30 天内");
        assertThat(lastFacts()).containsEntry("again", "true").containsEntry("until", "2026-12-07");
    }

    @Test
    void whoeverStaysSilentAfterTheReminderHasHisCaseClosedAndMayReopenIt() {
        var complaint = office.kept(office.in(Status.NEED_INFO));
        var later = Office.FILED.plus(Duration.ofDays(365));
        assertThat(await(later)).as("not closed without a word before").isOne();
        assertThat(now(complaint).status()).isEqualTo(Status.NEED_INFO);
        assertThat(await(later.plus(PATIENCE.closeAfter()))).isZero();
        var end = later.plus(PATIENCE.closeAfter()).plusMillis(1);
        assertThat(await(end)).isOne();
        var closed = now(complaint);
        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(closed.ending().closing()).contains(Ending.Closing.NO_INFORMATION);
        assertThat(closed.rating()).isEmpty();
        assertThat(closed.deadline().pausedAt()).isEmpty();
        assertThat(lastStep(complaint).publicText()).contains("30 天内");
        assertThat(lastFacts()).containsEntry("closing", "no-information");
        var steps = office.complaints().steps(office.village(), complaint.id()).block();
        assertThat(ReopenComplaint.until(closed, steps)).contains(end.plus(Duration.ofDays(30)));
    }

    /** Whoever answered and is asked another time is waited for anew, and gets his time back. */
    @Test
    void everyQuestionIsWaitedForByItself() {
        var complaint = office.kept(office.in(Status.NEED_INFO));
        var first = Office.FILED.plus(PATIENCE.remindAfter()).plusMillis(1);
        await(first);
        var answered = first.plus(Duration.ofHours(1));
        var waiting = now(complaint);
        var again = waiting.with(Status.IN_PROGRESS).with(waiting.deadline().resumed(answered));
        assertThat(again.dueAt()).isEqualTo(Office.DUE.plus(Duration.between(Office.FILED, answered)));
        var second = answered.plus(Duration.ofDays(20));
        office.kept(again.with(Status.NEED_INFO).with(again.deadline().paused(second)));
        assertThat(now(complaint).askedAgainAt()).isEmpty();
        assertThat(await(second.plus(PATIENCE.remindAfter()))).isZero();
        assertThat(await(second.plus(PATIENCE.remindAfter()).plusMillis(1))).isOne();
        assertThat(now(complaint).status()).isEqualTo(Status.NEED_INFO);
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "NEED_INFO")
    void nobodyIsWaitedForOtherwise(Status status) {
        office.kept(office.in(status));
        assertThat(await(Office.FILED.plus(Duration.ofDays(365)))).isZero();
    }

    private long await(Instant now) {
        return new AwaitInformation(office.complaints(), Cases.IDS, Office.clock(now), PATIENCE, 10)
                .await()
                .block();
    }

    private Complaint now(Complaint complaint) {
        return office.complaints().byId(office.village(), complaint.id()).block();
    }

    private Step lastStep(Complaint complaint) {
        var steps = office.complaints().steps(office.village(), complaint.id()).block();
        return steps.get(steps.size() - 1);
    }

    private Map<String, String> lastFacts() {
        var events = office.complaints().events();
        return events.get(events.size() - 1).facts();
    }

    private Deadline.Level level(Complaint complaint) {
        return office.complaints()
                .byId(office.village(), complaint.id())
                .block()
                .deadline()
                .level();
    }

    private long escalate(Instant now) {
        return escalate(now, 10);
    }

    private long escalate(Instant now, int batch) {
        return new EscalateComplaints(office.complaints(), Cases.IDS, Office.clock(now), COUNTY_AFTER, batch)
                .escalate()
                .block();
    }

    private long close(Instant now) {
        return new CloseComplaints(office.complaints(), Cases.IDS, Office.clock(now), WAIT, 10)
                .close()
                .block();
    }
}
