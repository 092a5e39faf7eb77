package village.api.identity.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.identity.citizen.Joining.Bound;
import village.api.identity.citizen.Joining.Holder;
import village.api.identity.citizen.Joining.User;
import village.api.identity.citizen.Joining.Verdict;
import village.api.place.Village;

/** When two are one, and every doubt there is. */
class JoiningTest {
    private static final Holder CLEAR = new Holder(false, false, false);

    private final Person.Id holder = new Person.Id(UUID.randomUUID());
    private final User stranger = new User(new Person.Id(UUID.randomUUID()), false, false);

    private Bound bound(Person.Id person, boolean sameName, boolean child) {
        return new Bound(
                new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()), person, sameName, child);
    }

    private Verdict of(User user, Holder known, Bound... bound) {
        var all = List.of(bound);
        return Joining.verdict(all, user, Joining.holder(all).map(one -> known));
    }

    @Test
    void whoHasNumberAndNameIsTheOne() {
        assertThat(of(stranger, CLEAR, bound(holder, true, false))).isEqualTo(Verdict.JOINED);
        assertThat(of(stranger, CLEAR, bound(holder, true, false), bound(holder, true, false)))
                .as("of two villages")
                .isEqualTo(Verdict.JOINED);
    }

    @Test
    void whereNobodyIsBoundThereIsNothingToJoin() {
        assertThat(of(stranger, CLEAR)).isEqualTo(Verdict.NOBODY);
    }

    @Test
    void whoIsThatPersonAlreadyStaysSo() {
        var himself = new User(holder, true, true);
        assertThat(of(himself, new Holder(true, true, true), bound(holder, false, true)))
                .isEqualTo(Verdict.JOINED);
    }

    @Test
    void anyDoubtIsTheVillages() {
        var good = bound(holder, true, false);
        assertThat(of(stranger, CLEAR, bound(holder, false, false)))
                .as("another name")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, CLEAR, bound(holder, true, true))).as("a child").isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, CLEAR, good, bound(holder, false, false)))
                .as("another name in one of two villages")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, CLEAR, good, bound(new Person.Id(UUID.randomUUID()), true, false)))
                .as("two persons")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, new Holder(true, false, false), good))
                .as("bound as another besides")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, new Holder(false, true, false), good))
                .as("staff")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(stranger, new Holder(false, false, true), good))
                .as("another user of the platform is him")
                .isEqualTo(Verdict.DOUBTFUL);
        assertThat(of(new User(stranger.person(), true, false), CLEAR, good))
                .as("a past of his own")
                .isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    void whatWasTakenBackStaysSo() {
        var again = new User(stranger.person(), false, true);
        assertThat(of(again, CLEAR, bound(holder, true, false))).isEqualTo(Verdict.TAKEN_BACK);
        assertThat(Joining.verdict(List.of(), again, Optional.empty())).isEqualTo(Verdict.NOBODY);
    }
}
