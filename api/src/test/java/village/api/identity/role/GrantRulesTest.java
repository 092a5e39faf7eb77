package village.api.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.place.Village;

class GrantRulesTest {
    /** Who may give what in a village, in a county, in a township and in the installation. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "VILLAGER, -, -, -, -",
                "GRID_WORKER, -, -, -, -",
                "CADRE, GRID_WORKER, -, -, -",
                "SUPERVISION_COMMITTEE, -, -, -, -",
                "BRANCH_SECRETARY, -, -, -, -",
                "DISPATCHER, BRANCH_SECRETARY|CADRE|SUPERVISION_COMMITTEE, -, -, -",
                "SUPERVISOR, -, -, -, -",
                "OPERATOR, -, SUPERVISOR, DISPATCHER, OPERATOR",
            })
    void eachGivesWhatStandsBelowHim(Role giver, String village, String county, String township, String installation) {
        assertThat(given(giver, new Jurisdiction.InVillage(new Village.Id(UUID.randomUUID()))))
                .isEqualTo(words(village));
        assertThat(given(giver, new Jurisdiction.InArea("330999"))).isEqualTo(words(county));
        assertThat(given(giver, new Jurisdiction.InArea("330999101"))).isEqualTo(words(township));
        assertThat(given(giver, new Jurisdiction.Installation())).isEqualTo(words(installation));
    }

    private static Set<String> words(String list) {
        return list == null ? Set.of() : Set.of(list.split("\\|"));
    }

    private static Set<String> given(Role giver, Jurisdiction where) {
        var actor = new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.empty(),
                Set.of(giver),
                Optional.empty(),
                Set.of());
        return Arrays.stream(Role.values())
                .filter(role -> may(actor, role, where))
                .map(Role::name)
                .collect(Collectors.toSet());
    }

    private static boolean may(Actor actor, Role role, Jurisdiction where) {
        try {
            GrantRules.requireMayGive(actor, role, where);
            return true;
        } catch (Refusal no) {
            return false;
        }
    }
}
