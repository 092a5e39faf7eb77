package village.api.complaint.handling.above;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Once;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.event.Event;
import village.api.identity.Person;

class MergeComplaintsTest {
    private final Office office = new Office();
    private final Complaint target = office.kept(office.in(Status.IN_PROGRESS));

    @Test
    void whoeverReportedOrFollowedTheOneHearsOfTheOther() {
        var supporter = Cases.person();
        var source = office.kept(reportedBy(Cases.person()));
        office.followers()
                .add(office.village(), source.id(), Followers.Follower.supporting(supporter))
                .block();
        var merged = merge(source, target);
        assertThat(merged.status()).isEqualTo(Status.MERGED);
        assertThat(merged.ending().mergedInto()).contains(target.id());
        assertThat(office.followers().of(office.village(), target.id()).block())
                .containsExactlyInAnyOrder(
                        Followers.Follower.merged(source.reporter().orElseThrow(), source.id()),
                        new Followers.Follower(supporter, Followers.Why.MERGED, Optional.empty()));
        assertThat(office.complaints().events())
                .extracting(Event::type)
                .endsWith("complaint.merged", "complaint.merged-in");
    }

    /** Whoever had the one in hand is told that he has it no more, unless he has the other as well. */
    @Test
    void namesWhoLosesTheOne() {
        var source = office.in(Status.IN_PROGRESS);
        var by = office.moment(Who.DISPATCHER, Office.FILED);
        var same = MergeComplaints.merged(office.actor(Who.DISPATCHER), source, target, by);
        assertThat(same.get(0).event().facts()).doesNotContainKey("formerHandler");
        var others = target.with(target.handling().heldBy(Optional.of(office.person(Who.CADRE))));
        var lost = MergeComplaints.merged(office.actor(Who.DISPATCHER), source, others, by);
        assertThat(lost.get(0).event().facts())
                .containsEntry("formerHandler", office.person(Who.HANDLER).toString());
    }

    @Test
    void whoSupportedTheOneAndReportedTheOtherNoLongerCounts() {
        var reporter = Cases.person();
        var bystander = Cases.person();
        for (var person : List.of(reporter, bystander)) {
            office.followers()
                    .add(office.village(), target.id(), Followers.Follower.supporting(person))
                    .block();
        }
        office.kept(target.withSupports(2));
        var source = merge(office.kept(reportedBy(reporter)), target);
        var into = office.complaints().byId(office.village(), target.id()).block();
        assertThat(into.supports()).isEqualTo(1);
        assertThat(office.followers().of(office.village(), target.id()).block())
                .containsExactlyInAnyOrder(
                        Followers.Follower.merged(reporter, source.id()), Followers.Follower.supporting(bystander));
        assertThat(office.complaints().events())
                .extracting(Event::type)
                .endsWith("complaint.merged", "complaint.merged-in", "complaint.unsupported");
    }

    @Test
    void aRepeatedMergeBringsNobodyBackWhoseCaseIsOutOfItSince() {
        var source = office.kept(reportedBy(Cases.person()));
        var once = Optional.of(Cases.once("merge"));
        var merged = merge(Who.DISPATCHER, source, target, once);
        office.kept(merged.parted(Office.FILED, Office.DUE));
        office.followers().settle(office.village(), target.id()).block();
        merge(Who.DISPATCHER, source, target, once);
        assertThat(office.followers().of(office.village(), target.id()).block()).isEmpty();
    }

    @Test
    void theReporterOfBothDoesNotFollowHimself() {
        merge(office.kept(office.in(Status.ACCEPTED)), target);
        assertThat(office.followers().of(office.village(), target.id()).block()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void mergesIntoWhatIsOpenOrAnswered(Status status) {
        var into = office.kept(office.in(status));
        var source = office.kept(office.in(Status.SUBMITTED));
        if (status.open() || status == Status.ANSWERED) {
            assertThat(merge(source, into).status()).isEqualTo(Status.MERGED);
        } else {
            assertThatThrownBy(() -> merge(source, into)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        }
    }

    @Test
    void whoeverClaimedWhatIsMergedIsNamed() {
        var inHand = office.in(Status.IN_PROGRESS);
        var source = office.kept(inHand.with(inHand.handling().claimedBy(office.person(Who.MEMBER))));
        merge(source, target);
        assertThat(office.complaints().events())
                .filteredOn(event -> event.type().equals("complaint.merged"))
                .singleElement()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry("member", office.person(Who.MEMBER).toString())
                        .containsEntry("into", target.id().toString()));
    }

    @Test
    void neverMixesACaseAboutStaffWithOthers() {
        var aboutStaff = office.kept(office.in(Status.SUBMITTED, Cases.aboutStaff("干部态度差")));
        assertThatThrownBy(() -> merge(aboutStaff, target)).satisfies(because(Reason.COMPLAINT_MERGE_MISMATCH));
        assertThatThrownBy(() -> merge(target, aboutStaff)).satisfies(because(Reason.COMPLAINT_MERGE_MISMATCH));
        assertThatThrownBy(() -> merge(Who.CADRE, target, aboutStaff)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void mergesNothingIntoItselfOrIntoNothing() {
        assertThatThrownBy(() -> merge(target, target)).satisfies(because(Reason.REQUEST_INVALID));
        assertThatThrownBy(() -> merge(target, office.in(Status.ACCEPTED)))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    private Complaint reportedBy(Person.Id reporter) {
        return Cases.filed(office.village(), reporter, Cases.intake("x"), Office.FILED)
                .after();
    }

    private Complaint merge(Complaint source, Complaint into) {
        return merge(Who.DISPATCHER, source, into);
    }

    private Complaint merge(Who who, Complaint source, Complaint into) {
        return merge(who, source, into, Optional.empty());
    }

    private Complaint merge(Who who, Complaint source, Complaint into, Optional<Once> once) {
        return new MergeComplaints(
                        office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(Office.FILED))
                .merge(office.actor(who), source.id(), into.id(), once)
                .block();
    }
}
