package village.api.credit.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.course.Taught.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.activity.Attendance.How;
import village.api.credit.activity.Attendance.State;
import village.api.credit.course.Taught;
import village.api.place.Village;

class ActivityTest {
    private final Activity activity = Held.activity(new Village.Id(UUID.randomUUID()));

    @Test
    void isOpenHalfAnHourAroundIt() {
        assertThat(activity.open(NOW.minus(Duration.ofMinutes(31)))).isFalse();
        assertThat(activity.open(NOW.minus(Duration.ofMinutes(30)))).isTrue();
        assertThat(activity.open(NOW.plus(Duration.ofMinutes(150)))).isTrue();
        assertThat(activity.open(NOW.plus(Duration.ofMinutes(151)))).isFalse();
        assertThat(activity.cancelled(NOW).open(NOW)).isFalse();
        refused(() -> activity.cancelled(NOW).cancelled(NOW), Reason.ACTIVITY_CLOSED);
        refused(() -> activity.requireBegun(NOW.minusSeconds(1)), Reason.ACTIVITY_CLOSED);
        assertThat(activity.requireBegun(NOW)).isEqualTo(activity);
    }

    @Test
    void isNeverRecognisedAheadOfTime() {
        assertThat(activity.happenedAt(NOW.minusSeconds(60))).isEqualTo(NOW.minusSeconds(60));
        assertThat(activity.happenedAt(NOW.plus(Duration.ofDays(3)))).isEqualTo(NOW);
    }

    @Test
    void lastsFromItsBeginningToItsEnd() {
        assertThat(activity.minutes()).isEqualTo(120);
    }

    @Test
    void whatWasCalledOffIsRecognisedForNobody() {
        var member = Held.member(activity.village());
        for (var state : List.of(State.WAITING, State.CONFIRMED)) {
            var attendance = Held.attendance(activity, member, How.KEEPER, state);
            assertThat(attendance.standing(false).label()).isEqualTo(state.label());
            assertThat(attendance.standing(true).label()).isEqualTo(state == State.CONFIRMED ? "活动已取消" : state.label());
        }
    }

    @Test
    void anAttendanceIsDecidedOnce() {
        var claim = Held.attendance(activity, Held.member(activity.village()), How.REMOTE, State.WAITING);
        var keeper = Taught.person();
        var refused = claim.refused(keeper, "没有连线");
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        refused(() -> refused.refused(keeper, "又"), Reason.ATTENDANCE_DECIDED);
        refused(() -> claim.refused(keeper, " "), Reason.REQUEST_INVALID);
        var confirmed = refused.confirmed(How.KEEPER, Optional.of(keeper));
        assertThat(confirmed.version()).isEqualTo(3);
        refused(() -> confirmed.confirmed(How.CODE, Optional.empty()), Reason.ATTENDANCE_DECIDED);
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
