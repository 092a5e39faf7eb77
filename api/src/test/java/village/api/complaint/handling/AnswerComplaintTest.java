package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.attachment.Attachment;
import village.api.attachment.Samples;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.event.Event;
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

    @Test
    void namesWhoHadItInHand() {
        var office = new Office();
        var inHand = office.wishing(office.in(Status.IN_PROGRESS));
        var claimed = inHand.with(inHand.handling().claimedBy(office.person(Who.MEMBER)));
        var handler = office.person(Who.HANDLER).toString();
        var member = office.person(Who.MEMBER).toString();
        assertThat(facts(office, Who.CADRE, inHand)).containsEntry("formerHandler", handler);
        assertThat(facts(office, Who.HANDLER, inHand)).doesNotContainKey("formerHandler");
        assertThat(facts(office, Who.CADRE, claimed))
                .containsEntry("member", member)
                .doesNotContainKey("formerHandler");
        assertThat(facts(office, Who.MEMBER, claimed)).doesNotContainKeys("member", "formerHandler");
        assertThat(facts(office, Who.CADRE, office.in(Status.TRANSFERRED_OUT))).doesNotContainKey("formerHandler");
    }

    private static Map<String, String> facts(Office office, Who who, Complaint complaint) {
        var answer = new Answer("修好了", "", List.of(), false);
        var moment = office.moment(who, Cases.MONDAY_9);
        return AnswerComplaint.answered(complaint, office.actor(who), "村干部", answer, moment)
                .event()
                .facts();
    }

    @Test
    void takesItsPhotosOnceHoweverOftenItIsSent() {
        var office = new Office();
        var complaint = office.kept(office.in(Status.IN_PROGRESS));
        var photo = Samples.photo(office.village(), office.person(Who.HANDLER));
        var uploaded = new Event(
                Samples.nextId(),
                Optional.of(office.village()),
                new Event.Subject("attachment", photo.id().value(), 1),
                "attachment.uploaded",
                Map.of(),
                Samples.NOW);
        office.attachments().add(photo, uploaded, Cases.once("upload")).block();
        var answer = new Answer("修好了", "", List.of(photo.id()), false);
        var useCase = new AnswerComplaint(office.work(Cases.MONDAY_9), new PublicWords(Cases.NUMBERS));
        for (var time = 0; time < 2; time++) {
            var after = useCase.answer(
                            office.actor(Who.HANDLER), complaint.id(), answer, Optional.of(Cases.once("answer")))
                    .block();
            assertThat(after.status()).isEqualTo(Status.ANSWERED);
        }
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        assertThat(office.attachments().of(office.village(), owner).block())
                .extracting(Attachment::id)
                .containsExactly(photo.id());
    }

    @Test
    void takesNobodyElsesPhoto() {
        var office = new Office();
        var complaint = office.kept(office.in(Status.IN_PROGRESS));
        var answer = new Answer(
                "修好了",
                "",
                List.of(Samples.photo(office.village(), office.person(Who.CADRE))
                        .id()),
                false);
        assertThatThrownBy(() -> new AnswerComplaint(office.work(Cases.MONDAY_9), new PublicWords(Cases.NUMBERS))
                        .answer(office.actor(Who.HANDLER), complaint.id(), answer, Optional.empty())
                        .block())
                .satisfies(because(Reason.ATTACHMENT_NOT_YOURS));
    }
}
