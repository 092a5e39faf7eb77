package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;

/** Only the township agrees that everybody sees a case, by whatever act. */
class PublishingTest {
    private final Office office = new Office();

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"HANDLER", "CADRE"})
    void nobodyOfTheVillagePublishesByAnAnswer(Who who) {
        assertThatThrownBy(() -> answered(who, true))
                .satisfies(thrown -> assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.ROLE_REQUIRED));
        assertThat(answered(who, false)).isFalse();
    }

    @Test
    void theTownshipPublishesByAnAnswerAndByADispatch() {
        assertThat(answered(Who.DISPATCHER, true)).isTrue();
        assertThat(dispatched(Who.DISPATCHER)).isTrue();
        assertThatThrownBy(() -> dispatched(Who.CADRE))
                .satisfies(thrown -> assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.ROLE_REQUIRED));
    }

    private boolean answered(Who who, boolean publish) {
        return AnswerComplaint.answered(
                        office.actor(who),
                        office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮")),
                        new Answer("好了", "", List.of(), publish),
                        office.moment(who, Office.FILED))
                .after()
                .published();
    }

    private boolean dispatched(Who who) {
        var order = new DispatchComplaint.Order(office.person(Who.COLLEAGUE), "", true);
        return DispatchComplaint.dispatched(
                        office.actor(who),
                        office.in(Status.ACCEPTED, Cases.mayBePublic("路灯不亮")),
                        order,
                        office.staff(),
                        office.moment(who, Office.FILED))
                .after()
                .published();
    }
}
