package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.MONDAY_9;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Status;
import village.api.identity.Person;
import village.api.place.Village;

/** What is decided once more when nobody else can change the case. */
class TakeUpdateTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Client.Id here = new Client.Id(UUID.randomUUID());
    private final Client.Id elsewhere = new Client.Id(UUID.randomUUID());

    private Complaint at(Optional<Client.Id> receiver, String number) {
        var filed = Cases.filed(village, Cases.person(), Cases.intake("路灯坏了"), MONDAY_9)
                .after();
        return filed.with(Status.TRANSFERRED_OUT)
                .with(filed.ending().transferred(new Ending.Transfer("县住建局", number, MONDAY_9, receiver)));
    }

    private Complaint taken(Client.Id platform, Complaint complaint) {
        var update = new Update("Z-1", 1, Update.Stage.IN_PROGRESS, "已派人", List.of());
        var actor = Cases.actor(new Person.Id(platform.value()), village);
        return TakeUpdate.taken(actor, complaint, update, Cases.moment(actor, MONDAY_9))
                .after();
    }

    private void refused(Client.Id platform, Complaint complaint, Reason reason) {
        assertThatThrownBy(() -> taken(platform, complaint))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void whoHasItNotesItsNumber() {
        var transfer = taken(here, at(Optional.of(here), "")).ending().transfer();
        assertThat(transfer.orElseThrow().externalNumber()).isEqualTo("Z-1");
    }

    @Test
    void whatWasSentElsewhereMeanwhileDoesNotExistThere() {
        refused(here, at(Optional.of(elsewhere), ""), Reason.COMPLAINT_NOT_FOUND);
    }

    @Test
    void whatNoPlatformHasByNameIsFoundUnderItsNumberOnly() {
        assertThat(taken(here, at(Optional.empty(), "Z-1")).version()).isEqualTo(2);
        refused(here, at(Optional.empty(), "Z-2"), Reason.COMPLAINT_NOT_FOUND);
        refused(here, at(Optional.empty(), ""), Reason.COMPLAINT_NOT_FOUND);
    }

    @Test
    void whatWasTakenBackMeanwhileIsNotThereAnyMore() {
        refused(here, at(Optional.of(here), "").with(Status.ACCEPTED), Reason.COMPLAINT_WRONG_STATE);
    }
}
