package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.credit.Member;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Nobody is written down for somebody else. */
class ToldApartTest {
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());

    @Test
    void aNameThatIsAloneStaysMasked() {
        assertThat(named("王建国", "李向阳")).containsExactly("*建国", "*向阳");
    }

    @Test
    void whoWouldReadTheSameShowsHisSurname() {
        assertThat(named("王建国", "李建国", "赵桂兰")).containsExactly("王*国", "李*国", "*桂兰");
        assertThat(named("王军", "李军")).containsExactly("王*", "李*");
    }

    @Test
    void namesakesAreToldApartByTheRoster() {
        assertThat(named("王建国", "王建国"))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).startsWith("王*国（名册尾号 "));
    }

    private static List<String> named(String... names) {
        var all = List.of(names).stream().map(ToldApartTest::member).toList();
        var told = ToldApart.names(all);
        return all.stream().map(who -> told.get(who.member().id())).toList();
    }

    private static BranchMember member(String name) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        return new BranchMember(new Member(VILLAGE, id), new PersonName(name), "一支部", false, true, false, false);
    }
}
