package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.identity.Person;
import village.api.place.Village;

class ComplaintTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();

    @ParameterizedTest
    @EnumSource(Status.class)
    void onlyAnOpenCaseIsDispatched(Status status) {
        var complaint = Cases.in(status, filed(Cases.intake("x")), Cases.MONDAY_9);
        if (status.open()) {
            assertThat(publish(complaint, false).status()).isEqualTo(Status.DISPATCHED);
            assertThat(publish(complaint, false).deadline().pausedAt()).isEmpty();
        } else {
            var closed = status == Status.RATED || status == Status.CLOSED;
            assertThatThrownBy(() -> publish(complaint, false))
                    .satisfies(because(closed ? Reason.COMPLAINT_ALREADY_CLOSED : Reason.COMPLAINT_WRONG_STATE));
        }
    }

    @Test
    void countsHowOftenACaseIsGivenAway() {
        var once = publish(filed(Cases.intake("x")), false);
        assertThat(publish(once, false).handling().dispatches()).isEqualTo(2);
    }

    @Test
    void isPublicOnlyIfReporterAndDispatcherAgree() {
        assertThat(publish(filed(Cases.intake("不公开")), true).published()).isFalse();
        assertThat(publish(filed(Cases.mayBePublic("可公开")), false).published()).isFalse();
        assertThat(publish(filed(Cases.mayBePublic("可公开")), true).published()).isTrue();
    }

    @Test
    void aCaseAboutStaffIsNeverPublic() {
        var intake = Cases.with(Cases.intake("x"), Intake.NameVisibleTo.HANDLERS, Intake.Visibility.PUBLIC, true);
        assertThat(publish(filed(intake), true).published()).isFalse();
    }

    @Test
    void theTimeSpentWaitingIsGivenBack() {
        var deadline = Deadline.of(Cases.MONDAY_9, Cases.MONDAY_9.plusSeconds(100), Deadline.Level.VILLAGE);
        var paused = deadline.paused(Cases.MONDAY_9.plusSeconds(10));
        assertThat(paused.effective(Cases.MONDAY_9.plusSeconds(500))).isEqualTo(Cases.MONDAY_9.plusSeconds(10));
        assertThat(paused.resumed(Cases.MONDAY_9.plusSeconds(40)))
                .isEqualTo(Deadline.of(
                        Cases.MONDAY_9.plusSeconds(30), Cases.MONDAY_9.plusSeconds(130), Deadline.Level.VILLAGE));
    }

    @Test
    void eventsCarryNoWordOfTheReporter() {
        var change = Cases.filed(village, reporter, Cases.intake("我是陈秀英 13712349050"), Cases.MONDAY_9);
        assertThat(change.event().facts().values().toString()).doesNotContain("陈秀英", "13712349050");
    }

    private static Complaint publish(Complaint complaint, boolean agreed) {
        return complaint
                .dispatched(Cases.person(), "村干部", "", agreed, Moment.system(Cases.MONDAY_9, Cases.IDS))
                .after();
    }

    private Complaint filed(Intake intake) {
        return Cases.filed(village, reporter, intake, Cases.MONDAY_9).after();
    }
}
