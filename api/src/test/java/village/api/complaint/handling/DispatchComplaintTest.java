package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.Step;

class DispatchComplaintTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(2));

    private final Office office = new Office();

    @Test
    void givesACaseOnceHoweverOftenItIsAsked() {
        var complaint = office.kept(office.in(Status.ACCEPTED));
        var once = Optional.of(Cases.once("k"));
        dispatch(complaint, Who.COLLEAGUE, once);
        var after = dispatch(complaint, Who.COLLEAGUE, once);
        assertThat(after.handler()).contains(office.person(Who.COLLEAGUE));
        assertThat(after.handling().dispatches()).isEqualTo(2);
        assertThat(office.complaints().steps(office.village(), complaint.id()).block())
                .extracting(Step::type)
                .containsExactly(Step.Type.FILED, Step.Type.DISPATCHED);
    }

    @Test
    void showsHowOftenItWasGivenAway() {
        var complaint = office.kept(office.in(Status.ACCEPTED));
        dispatch(complaint, Who.COLLEAGUE, Optional.empty());
        assertThat(office.complaints().steps(office.village(), complaint.id()).block())
                .last()
                .satisfies(step -> assertThat(step.publicText()).isEqualTo("第 2 次派单。"));
    }

    @Test
    void endsAnOfferAndNamesTheMemberWhoseClaimEnds() {
        var complaint = office.in(Status.IN_PROGRESS);
        var claimed = office.kept(complaint.with(complaint.handling().claimedBy(office.person(Who.MEMBER))));
        var after = dispatch(claimed, Who.COLLEAGUE, Optional.empty());
        assertThat(after.handling().claimant()).isEmpty();
        assertThat(after.handling().offered()).isFalse();
        assertThat(office.complaints().events())
                .last()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry("member", office.person(Who.MEMBER).toString())
                        .containsEntry("handler", office.person(Who.COLLEAGUE).toString()));
    }

    @Test
    void namesWhoeverHadItBefore() {
        var complaint = office.kept(office.wishing(office.in(Status.IN_PROGRESS)));
        dispatch(complaint, Who.COLLEAGUE, Optional.empty());
        assertThat(office.complaints().events())
                .last()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry(
                                "formerHandler", office.person(Who.HANDLER).toString()));
        assertThat(office.complaints().steps(office.village(), complaint.id()).block())
                .last()
                .satisfies(step -> assertThat(step.publicText()).isEqualTo("第 2 次派单。原来的延期申请不用再批。"));
        dispatch(complaint, Who.COLLEAGUE, Optional.empty());
        assertThat(office.complaints().events())
                .last()
                .satisfies(event -> assertThat(event.facts()).doesNotContainKey("formerHandler"));
    }

    @Test
    void forgetsTheWishForTimeOfAnEarlierHandlerOnly() {
        var wishing = office.kept(office.wishing(office.in(Status.IN_PROGRESS)));
        assertThat(dispatch(wishing, Who.HANDLER, Optional.empty()).deadline().extension())
                .isPresent();
        assertThat(dispatch(wishing, Who.COLLEAGUE, Optional.empty()).deadline().extension())
                .isEmpty();
    }

    @Test
    void oneWhoTakesOverNoLongerMerelyHelps() {
        var complaint = office.kept(office.in(Status.IN_PROGRESS));
        assertThat(dispatch(complaint, Who.ASSISTANT, Optional.empty())
                        .handling()
                        .assistants())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"REPORTER", "VILLAGER", "MEMBER", "SUPERVISOR", "ELSEWHERE"})
    void givesItToNobodyWhoIsNotOfTheStaff(Who who) {
        var complaint = office.kept(office.in(Status.ACCEPTED));
        assertThatThrownBy(() -> dispatch(complaint, who, Optional.empty()))
                .satisfies(because(Reason.COMPLAINT_HANDLER_INVALID));
    }

    @Test
    void keepsACaseAboutStaffAboveTheVillage() {
        var complaint = office.kept(office.in(Status.ACCEPTED, Cases.aboutStaff("干部态度差")));
        assertThatThrownBy(() -> dispatch(complaint, Who.CADRE, Optional.empty()))
                .satisfies(because(Reason.COMPLAINT_HANDLER_INVALID));
        assertThat(dispatch(complaint, Who.DISPATCHER, Optional.empty()).handler())
                .contains(office.person(Who.DISPATCHER));
    }

    private Complaint dispatch(Complaint complaint, Who to, Optional<Once> once) {
        var order = new DispatchComplaint.Order(office.person(to), "", false);
        return new DispatchComplaint(office.work(NOW), any -> Mono.just(office.staff()), new PublicWords(Cases.NUMBERS))
                .dispatch(office.actor(Who.DISPATCHER), complaint.id(), order, once)
                .block();
    }
}
