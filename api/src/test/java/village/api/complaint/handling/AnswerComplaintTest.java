package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

class AnswerComplaintTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Complaint filed = Cases.filed(village, Cases.person(), Cases.intake("x"), Cases.MONDAY_9)
            .after();

    @Test
    void handsTheCaseToWhoAnswered() {
        var answered = answered(filed);
        assertThat(answered.status()).isEqualTo(Status.ANSWERED);
        assertThat(answered.handler()).isEqualTo(cadre.person());
        assertThat(answered.version()).isEqualTo(2);
        assertThat(answered.ending().answeredAt()).contains(Cases.MONDAY_9);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void answersWhatIsOpenOrWasSentOut(Status status) {
        var complaint = Cases.in(status, filed, Cases.MONDAY_9);
        if (status.open() || status == Status.TRANSFERRED_OUT) {
            assertThat(answered(complaint).status()).isEqualTo(Status.ANSWERED);
        } else {
            var closed = status == Status.RATED || status == Status.CLOSED;
            assertThatThrownBy(() -> answered(complaint))
                    .satisfies(because(closed ? Reason.COMPLAINT_ALREADY_CLOSED : Reason.COMPLAINT_WRONG_STATE));
        }
    }

    private Complaint answered(Complaint complaint) {
        var answer = new Answer("修好了", "", List.of(), false);
        var moment = Cases.moment(cadre, Cases.MONDAY_9);
        return AnswerComplaint.answered(complaint, cadre, "村干部", answer, moment).after();
    }
}
