package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.complaint.Office.Who;
import village.api.complaint.handling.above.TakeFromVillage;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.WithdrawComplaint;

/** A case leaves the village in whatever state those it is about have left it. */
class HandedUpTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofDays(3));

    private final Office office = new Office();

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "MERGED")
    void theReporterPassesByTheVillageHoweverFarItHasCome(Status status) {
        var kept = office.kept(office.in(status));
        waitsAbove(
                kept,
                new PassByVillage(work(), Cases.DUE_TIMES)
                        .pass(office.actor(Who.REPORTER), kept.id(), "", Optional.empty())
                        .block());
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "MERGED")
    void theTownshipTakesItHoweverFarItHasCome(Status status) {
        var kept = office.kept(office.in(status));
        waitsAbove(
                kept,
                new TakeFromVillage(work(), Cases.DUE_TIMES)
                        .take(office.actor(Who.DISPATCHER), kept.id(), "", Optional.empty())
                        .block());
    }

    @Test
    void whoseCaseIsOthersAsWellDoesNotEndIt() {
        var into = office.kept(office.in(Status.IN_PROGRESS));
        var somebody = Cases.filed(office.village(), Cases.person(), Cases.intake("路灯不亮"), Office.FILED)
                .after();
        var from = office.kept(Cases.in(Status.SUBMITTED, somebody, Office.FILED));
        office.kept(from.with(Status.MERGED).with(from.ending().merged(into.id())));
        assertThatThrownBy(() -> withdraw(into)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        var alone = office.kept(office.in(Status.IN_PROGRESS));
        assertThat(withdraw(alone).status()).isEqualTo(Status.CLOSED);
    }

    private Complaint withdraw(Complaint complaint) {
        return new WithdrawComplaint(work())
                .withdraw(office.actor(Who.REPORTER), complaint.id(), "", Optional.empty())
                .block();
    }

    private static void waitsAbove(Complaint before, Complaint after) {
        var begun = before.status().open();
        assertThat(after.intake().aboutStaff()).isTrue();
        assertThat(after.status()).isEqualTo(before.status() == Status.SUBMITTED ? Status.SUBMITTED : Status.ACCEPTED);
        assertThat(after.deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
        assertThat(after.handler()).isEmpty();
        assertThat(after.ending().answeredAt()).isEmpty();
        assertThat(after.ending().closing()).isEmpty();
        if (!begun) {
            assertThat(after.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        }
    }

    private MergedWork work() {
        return new MergedWork(office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(NOW));
    }
}
