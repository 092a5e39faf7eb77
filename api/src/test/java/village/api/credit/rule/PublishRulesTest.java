package village.api.credit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.InMemoryBranches;
import village.api.credit.branch.Keeper;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Rules are those of every branch of a village: who publishes them keeps all of them. */
class PublishRulesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T02:00:00Z"), ZoneOffset.UTC);

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryBranches branches = new InMemoryBranches();
    private final InMemorySchemes schemes = new InMemorySchemes(from(LocalDate.of(2024, 1, 1)));
    private final PublishRules rules = new PublishRules(schemes, new Keeper(branches), UUID::randomUUID, CLOCK);
    private final RosterPerson.Id secretary = enrolled("一支部", true);

    @Test
    void whereThereIsOneBranchItsSecretaryPublishes() {
        enrolled("一支部", false);
        publish(as(secretary, Role.BRANCH_SECRETARY), 1);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void whereThereAreSeveralOnlyTheTownshipDoes() {
        var other = enrolled("二支部", true);
        for (var each : List.of(secretary, other)) {
            assertThatThrownBy(() -> publish(as(each, Role.BRANCH_SECRETARY), 1))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Reason.ROLE_REQUIRED);
                        assertThat(refusal).hasMessageContaining("不止一个支部");
                    });
        }
        assertThat(versions()).hasSize(1);
        publish(as(null, Role.DISPATCHER), 1);
        assertThat(versions()).hasSize(2);
    }

    /** A branch without anybody to keep it is one as well. */
    @Test
    void aBranchWithoutSecretaryCountsToo() {
        enrolled("二支部", false);
        assertThatThrownBy(() -> publish(as(secretary, Role.BRANCH_SECRETARY), 1))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> publish(as(null, Role.CADRE), 1)).isInstanceOf(Refusal.class);
    }

    @Test
    void noRuleBeginsToday() {
        assertThatThrownBy(() -> publish(as(null, Role.DISPATCHER), 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CREDIT_RULES_DATE));
    }

    private void publish(Actor actor, int days) {
        rules.publish(actor, from(LocalDate.of(2026, 11, 30).plusDays(days)), Optional.empty())
                .block();
    }

    private List<Schemes.Published> versions() {
        return schemes.all(village).block();
    }

    private static Scheme from(LocalDate day) {
        return new Scheme(
                "1",
                day,
                "村规民约",
                new Amount(10, 600),
                new Amount(10, 600),
                List.of(new Rule("a", SourceKind.LESSON, "网课", "分钟", 45, new Amount(1, 45), Caps.NONE, false)));
    }

    private RosterPerson.Id enrolled(String branch, boolean keeps) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        branches.put(
                new BranchMember(new Member(village, id), new PersonName("苗小梅"), branch, false, true, keeps, keeps));
        return id;
    }

    private Actor as(RosterPerson.@Nullable Id roster, Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(role),
                Optional.ofNullable(roster),
                Set.of());
    }
}
