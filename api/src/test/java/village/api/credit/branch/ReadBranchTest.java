package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class ReadBranchTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryBranches branches = new InMemoryBranches();
    private final ReadBranch read = StudyYear.reading(branches);

    /** The cadre and the township read no figure by which somebody is known. */
    @Test
    void ofASmallGroupNobodyReadsAFigure() {
        for (var number = 0; number < SmallGroup.FEWEST - 1; number++) {
            member("一支部", false);
        }
        for (var role : List.of(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR)) {
            var few = read.totals(as(role), Optional.empty()).block();
            assertThat(few.members()).isEqualTo(4);
            assertThat(few.figures()).isEmpty();
        }
        member("二支部", false);
        assertThat(read.totals(as(Role.CADRE), Optional.empty()).block().figures())
                .hasValueSatisfying(all -> assertThat(all.members()).isEqualTo(5));
    }

    @Test
    void inTheOverviewNeither() {
        assertThat(new BranchTotals.Total(village, 1, 4, 3).shown()).isEmpty();
        assertThat(new BranchTotals.Total(village, 1, 5, 3).shown()).hasValue(3L);
    }

    @Test
    void theTownshipSeesWhomItKeepsBranchByBranch() {
        var secretary = member("一支部", true);
        member("一支部", false);
        var first = member("二支部", false);
        var second = member("二支部", false);
        var kept = read.kept(as(Role.DISPATCHER), Optional.empty()).block();
        assertThat(kept).extracting(ReadBranch.Branch::name).containsExactlyInAnyOrder("一支部", "二支部");
        assertThat(kept)
                .filteredOn(branch -> branch.name().equals("一支部"))
                .singleElement()
                .satisfies(branch -> assertThat(ids(branch)).containsExactly(secretary));
        assertThat(kept)
                .filteredOn(branch -> branch.name().equals("二支部"))
                .singleElement()
                .satisfies(branch -> assertThat(ids(branch)).containsExactlyInAnyOrder(first, second));
        assertThatThrownBy(
                        () -> read.kept(as(Role.SUPERVISOR), Optional.empty()).block())
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        read.kept(as(Role.BRANCH_SECRETARY), Optional.empty()).block())
                .isInstanceOf(Refusal.class);
    }

    private static List<RosterPerson.Id> ids(ReadBranch.Branch branch) {
        return branch.members().stream().map(one -> one.who().member().id()).toList();
    }

    private RosterPerson.Id member(String branch, boolean secretary) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        branches.put(new BranchMember(
                new Member(village, id), new PersonName("苗小梅"), branch, false, true, secretary, secretary));
        return id;
    }

    private Actor as(Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(role),
                Optional.empty(),
                Set.of());
    }
}
