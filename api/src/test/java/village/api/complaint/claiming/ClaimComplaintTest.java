package village.api.complaint.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.handling.Answer;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class ClaimComplaintTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Actor member = Cases.actor(Cases.person(), village, Role.VILLAGER, Role.PARTY_MEMBER);
    private final Actor other = Cases.actor(Cases.person(), village, Role.VILLAGER, Role.PARTY_MEMBER);
    private final Complaint filed =
            Cases.filed(village, reporter, Cases.intake("想借轮椅"), Cases.MONDAY_9).after();
    private final Complaint offered =
            filed.with(Status.ACCEPTED).with(filed.handling().offered(true));

    @ParameterizedTest
    @EnumSource(Status.class)
    void takesOnlyWhatIsOpen(Status status) {
        var complaint = Cases.in(status, offered, Cases.MONDAY_9);
        if (status.open()) {
            var after = claimed(member, complaint).after();
            assertThat(after.status()).isEqualTo(Status.IN_PROGRESS);
            assertThat(after.handler()).isEqualTo(member.person());
            assertThat(after.handling().offered()).isFalse();
            assertThat(after.deadline().pausedAt()).isEmpty();
        } else {
            assertThatThrownBy(() -> claimed(member, complaint)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void isCalledPartyMemberInTheTimeLine() {
        assertThat(claimed(member, offered).step().orElseThrow().actorLabel()).isEqualTo("党员");
        assertThat(claimed(member, offered).event().facts())
                .containsEntry("member", member.requirePerson().toString());
    }

    /** Staff who had it when it was offered lose it: they are told, and their wish for time is nobody's to decide. */
    @Test
    void takesItFromWhoHadItAndWithItHisWishForTime() {
        var office = new Office();
        var wishing = office.wishing(office.in(Status.IN_PROGRESS));
        var open = wishing.with(wishing.handling().offered(true));
        var change = claimed(office.actor(Who.MEMBER), open);
        assertThat(change.after().deadline().extension()).isEmpty();
        assertThat(change.after().dueAt()).isEqualTo(open.dueAt());
        assertThat(change.event().facts())
                .containsEntry("formerHandler", office.person(Who.HANDLER).toString())
                .containsEntry("member", office.person(Who.MEMBER).toString());
        assertThat(change.step().orElseThrow().publicText()).isEqualTo("原来的延期申请不用再批。");
    }

    @Test
    void takesWhatNobodyHadFromNobody() {
        var change = claimed(member, offered);
        assertThat(change.event().facts()).doesNotContainKey("formerHandler");
        assertThat(change.step().orElseThrow().publicText()).isEmpty();
    }

    @Test
    void theSecondIsTooLate() {
        var taken = claimed(member, offered).after();
        assertThatThrownBy(() -> claimed(other, taken)).satisfies(because(Reason.COMPLAINT_CLAIMED));
    }

    @Test
    void nobodyTakesHisOwn() {
        var himself = Cases.actor(reporter, village, Role.VILLAGER, Role.PARTY_MEMBER);
        assertThatThrownBy(() -> claimed(himself, offered)).satisfies(because(Reason.COMPLAINT_CLAIM_OWN));
    }

    @Test
    void onlyPartyMembersOfTheVillageTake() {
        var villager = Cases.actor(Cases.person(), village, Role.VILLAGER);
        var cadre = Cases.actor(Cases.person(), village, Role.CADRE);
        var elsewhere = Cases.actor(Cases.person(), new Village.Id(UUID.randomUUID()), Role.PARTY_MEMBER);
        assertThatThrownBy(() -> claimed(villager, offered)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> claimed(cadre, offered)).satisfies(because(Reason.ROLE_REQUIRED));
        assertThatThrownBy(() -> claimed(elsewhere, offered)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void whatIsNotOfferedOrAboutStaffIsNotThere() {
        assertThatThrownBy(() -> claimed(member, filed)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        var about = Cases.filed(village, reporter, Cases.aboutStaff("x"), Cases.MONDAY_9)
                .after();
        var wrongly = about.with(about.handling().offered(true));
        assertThatThrownBy(() -> claimed(member, wrongly)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void aMemberGivesBackWhatHeCannotDo() {
        var taken = claimed(member, offered).after();
        assertThatThrownBy(() -> returned(other, taken)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        var after = returned(member, taken).after();
        assertThat(after.status()).isEqualTo(Status.ACCEPTED);
        assertThat(after.handler()).isEmpty();
        assertThat(claimed(other, after).after().handler()).isEqualTo(other.person());
    }

    @Test
    void hisResultIsTheAnswer() {
        var taken = claimed(member, offered).after();
        var result = new Answer("轮椅送到了", "", List.of(), true);
        var change = ReportClaim.reported(member, taken, result, Cases.moment(member, Cases.MONDAY_9));
        assertThat(change.after().status()).isEqualTo(Status.ANSWERED);
        assertThat(change.after().handling().claimant()).isEqualTo(member.person());
        assertThat(change.step().orElseThrow().actorLabel()).isEqualTo("党员");
        assertThatThrownBy(() -> returned(member, change.after())).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    private static Change claimed(Actor actor, Complaint complaint) {
        return ClaimComplaint.claimed(actor, complaint, Cases.moment(actor, Cases.MONDAY_9));
    }

    private static Change returned(Actor actor, Complaint complaint) {
        return ReturnClaim.returned(actor, complaint, Cases.moment(actor, Cases.MONDAY_9));
    }
}
