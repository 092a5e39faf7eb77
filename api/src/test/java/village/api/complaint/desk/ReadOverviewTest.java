package village.api.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.membership.InMemoryMemberships;
import village.api.identity.membership.Memberships;
import village.api.inquiry.InMemoryInquiries;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Figures are of what the reader could open: there is no case about his own village's staff for him, not even as a number. */
class ReadOverviewTest {
    private static final String TOWNSHIP = "330999101";

    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village.Id here = village("330999101201");
    private final Village.Id there = village("330999101202");
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryMemberships memberships = new InMemoryMemberships();

    @Test
    void whoWorksOnlyAboveTheVillagesIsCountedEverything() {
        everySort();
        var rows = read(dispatcher(Set.of()));
        assertThat(rows).extracting(row -> row.open().open()).containsExactly(2L, 1L);
        assertThat(rows).extracting(row -> row.waiting().toVerify()).containsExactly(1L, 0L);
        assertThat(rows).extracting(row -> row.verdicts().rated()).containsExactly(1L, 0L);
    }

    @Test
    void whoIsStaffOfAVillageHimselfIsNotCountedWhatIsAboutItsStaff() {
        everySort();
        for (var role : List.of(Role.CADRE, Role.GRID_WORKER)) {
            var rows = read(dispatcher(Set.of(role)));
            assertThat(rows).extracting(row -> row.open().open()).containsExactly(1L, 1L);
            assertThat(rows).extracting(row -> row.waiting().toDispatch()).containsExactly(1L, 1L);
            assertThat(rows).extracting(row -> row.waiting().toVerify()).containsExactly(0L, 0L);
            assertThat(rows).extracting(row -> row.verdicts().rated()).containsExactly(0L, 0L);
        }
    }

    @Test
    void whoOnlyLivesThereIsCountedEverything() {
        everySort();
        assertThat(read(dispatcher(Set.of(Role.VILLAGER))))
                .extracting(row -> row.open().open())
                .containsExactly(2L, 1L);
    }

    private void everySort() {
        filed(here, Cases.intake("路灯不亮"), Status.SUBMITTED);
        filed(here, Cases.aboutStaff("干部态度差"), Status.SUBMITTED);
        filed(here, Cases.aboutStaff("干部收礼"), Status.ANSWERED);
        filed(here, Cases.aboutStaff("干部不见人"), Status.RATED);
        filed(there, Cases.aboutStaff("干部占地"), Status.SUBMITTED);
    }

    private List<ReadOverview.Row> read(Actor actor) {
        return new ReadOverview(
                        new VillagesBelow(memberships, villages),
                        complaints,
                        new InMemoryCaseLists(complaints, new InMemoryRecordings(new InMemoryAttachments())),
                        new InMemoryInquiries(),
                        Office.clock(MONDAY_9))
                .read(actor, TOWNSHIP)
                .block();
    }

    private Actor dispatcher(Set<Role> alsoHere) {
        var person = Cases.person();
        memberships.putAbove(
                person, new Memberships.Office(Role.DISPATCHER, Optional.of(new Memberships.Area(TOWNSHIP, "枫桥镇"))));
        if (!alsoHere.isEmpty()) {
            memberships.put(
                    person,
                    new Memberships.Place(here, Optional.empty(), alsoHere, Optional.empty(), Optional.empty()));
        }
        return Cases.actor(person, here, Role.DISPATCHER);
    }

    private Village.Id village(String code) {
        var id = new Village.Id(UUID.randomUUID());
        return villages.put(new Village(id, new VillageCode(code), "枫溪村", "枫桥镇", "越州县"))
                .id();
    }

    private void filed(Village.Id village, Intake intake, Status status) {
        var change = Cases.filed(village, Cases.person(), intake, MONDAY_9);
        Complaint.Id id = complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
        var moment = Cases.moment(Cases.actor(Cases.person(), village, Role.DISPATCHER), MONDAY_9);
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> moment.change(
                                Cases.in(status, found, MONDAY_9),
                                Entry.of(Step.Type.PROGRESSED, "乡镇调度员"),
                                "complaint.answered"))
                .block();
    }
}
