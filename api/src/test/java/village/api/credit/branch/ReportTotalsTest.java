package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class ReportTotalsTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    private ReportTotals.Report report(int members, boolean published, boolean upward) {
        var branches = new InMemoryBranches();
        for (var number = 0; number < members; number++) {
            branches.put(member());
        }
        return new ReportTotals(StudyYear.reading(branches), (of, year) -> Mono.just(published))
                .report(village, upward, Optional.empty())
                .block();
    }

    private BranchMember member() {
        return new BranchMember(
                new Member(village, new RosterPerson.Id(UUID.randomUUID())),
                new PersonName("苗小梅"),
                "一支部",
                false,
                true,
                false,
                false);
    }

    @Test
    void upwardTotalsGoAsTheyAre() {
        var report = report(5, false, true);
        assertThat(report.year()).isEqualTo(2026);
        assertThat(report.published()).isFalse();
        assertThat(report.figures())
                .hasValueSatisfying(all -> assertThat(all.members()).isEqualTo(5));
    }

    @Test
    void toOneVillagesReaderTheyGoOncePublished() {
        assertThat(report(5, true, false).figures()).isPresent();
        assertThatThrownBy(() -> report(5, false, false))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CREDIT_TOTALS_UNPUBLISHED));
    }

    @Test
    void ofFewPeopleThereIsNoFigure() {
        assertThat(report(4, true, true).figures()).isEmpty();
        assertThat(report(0, true, true).figures()).isEmpty();
    }
}
