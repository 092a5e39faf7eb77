package village.api.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.membership.InMemoryMemberships;
import village.api.identity.membership.Memberships;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class ListCasesBelowTest {
    private static final String TOWNSHIP = "330999101";

    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village.Id here = village("330999101201");
    private final Village.Id there = village("330999101202");
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryMemberships memberships = new InMemoryMemberships();

    @Test
    void whoWorksInOneOfTheVillagesIsNotShownWhatIsAboutItsStaff() {
        filed(here, Cases.intake("路灯不亮"));
        filed(here, Cases.aboutStaff("干部态度差"));
        filed(there, Cases.aboutStaff("干部占地"));
        assertThat(texts(dispatcher(Optional.empty()))).containsExactlyInAnyOrder("路灯不亮", "干部态度差", "干部占地");
        assertThat(texts(dispatcher(Optional.of(Role.CADRE)))).containsExactlyInAnyOrder("路灯不亮", "干部占地");
        assertThat(texts(dispatcher(Optional.of(Role.GRID_WORKER)))).containsExactlyInAnyOrder("路灯不亮", "干部占地");
    }

    private List<String> texts(Actor actor) {
        var below = new VillagesBelow(memberships, villages);
        return new ListCasesBelow(
                        new InMemoryCaseLists(complaints, new InMemoryRecordings(new InMemoryAttachments())),
                        below,
                        Office.clock(Cases.MONDAY_9))
                        .list(
                                actor,
                                TOWNSHIP,
                                CaseGroup.OPEN,
                                Optional.empty(),
                                new Complaints.Slice(Optional.empty(), 10))
                        .block()
                        .items()
                        .stream()
                        .map(Complaint::intake)
                        .map(Intake::text)
                        .toList();
    }

    private Actor dispatcher(Optional<Role> alsoHere) {
        var person = Cases.person();
        memberships.putAbove(
                person, new Memberships.Office(Role.DISPATCHER, Optional.of(new Memberships.Area(TOWNSHIP, "枫桥镇"))));
        alsoHere.ifPresent(role -> memberships.put(
                person,
                new Memberships.Place(here, Optional.empty(), Set.of(role), Optional.empty(), Optional.empty())));
        return Cases.actor(person, here, Role.DISPATCHER);
    }

    private Village.Id village(String code) {
        var id = new Village.Id(UUID.randomUUID());
        return villages.put(new Village(id, new VillageCode(code), "枫溪村", "枫桥镇", "越州县"))
                .id();
    }

    private void filed(Village.Id village, Intake intake) {
        var change = Cases.filed(village, Cases.person(), intake, Cases.MONDAY_9);
        complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
    }
}
