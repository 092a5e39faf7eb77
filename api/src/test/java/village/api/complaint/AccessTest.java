package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class AccessTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Village.Id elsewhere = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Complaint ordinary = filed(Cases.intake("路灯不亮"));
    private final Complaint aboutStaff = filed(Cases.aboutStaff("干部态度差"));

    @Test
    void aVillagerReadsHisOwnCaseOnly() {
        assertThat(Access.mayRead(Cases.actor(reporter, village, Role.VILLAGER), ordinary))
                .isTrue();
        assertThat(Access.mayRead(someone(Role.VILLAGER), ordinary)).isFalse();
        assertThat(Access.mayRead(Actor.stranger(village), ordinary)).isFalse();
    }

    @Test
    void nobodyWorksOnACaseFromAnotherVillage() {
        for (Role role : Role.values()) {
            assertThat(Access.mayWorkOn(Cases.actor(Cases.person(), elsewhere, role), ordinary))
                    .isFalse();
        }
    }

    @Test
    void aCaseAboutStaffExistsForTheTownshipOnly() {
        assertThat(Access.mayWorkOn(someone(Role.CADRE), aboutStaff)).isFalse();
        assertThat(Access.mayWorkOn(someone(Role.GRID_WORKER), aboutStaff)).isFalse();
        assertThat(Access.mayWorkOn(someone(Role.SUPERVISION_COMMITTEE), aboutStaff))
                .isFalse();
        assertThat(Access.mayWorkOn(someone(Role.OPERATOR), aboutStaff)).isFalse();
        assertThat(Access.mayWorkOn(someone(Role.DISPATCHER), aboutStaff)).isTrue();
        assertThat(Access.mayWorkOn(someone(Role.SUPERVISOR), aboutStaff)).isTrue();
    }

    @Test
    void aGridWorkerWorksOnWhatHeHasInHand() {
        var worker = Cases.person();
        var his = ordinary.dispatched(worker, "系统", "", false, Moment.system(Cases.MONDAY_9, Cases.IDS))
                .after();
        assertThat(Access.mayAnswer(Cases.actor(worker, village, Role.GRID_WORKER), his))
                .isTrue();
        assertThat(Access.mayAnswer(someone(Role.GRID_WORKER), his)).isFalse();
        assertThat(Access.mayDispatch(Cases.actor(worker, village, Role.GRID_WORKER), his))
                .isFalse();
    }

    @Test
    void aNameKeptFromHandlersIsForTheTownshipOnly() {
        assertThat(Access.maySeeName(someone(Role.CADRE), ordinary)).isTrue();
        var shy = filed(
                Cases.with(Cases.intake("x"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false));
        assertThat(Access.maySeeName(someone(Role.CADRE), shy)).isFalse();
        assertThat(Access.maySeeName(someone(Role.DISPATCHER), shy)).isTrue();
    }

    @Test
    void theSupervisorLooksButDoesNotDispatch() {
        assertThat(Access.mayDispatch(someone(Role.SUPERVISOR), ordinary)).isFalse();
        assertThat(Access.mayWorkOn(someone(Role.SUPERVISOR), ordinary)).isTrue();
    }

    @Test
    void villagersHaveNoStaffList() {
        assertThatThrownBy(() -> Access.view(someone(Role.VILLAGER, Role.PARTY_MEMBER), true))
                .isInstanceOf(Refusal.class);
    }

    private Actor someone(Role... roles) {
        return Cases.actor(Cases.person(), village, roles);
    }

    private Complaint filed(Intake intake) {
        return Cases.filed(village, reporter, intake, Cases.MONDAY_9).after();
    }
}
