package village.api.credit.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Who keeps whose ledger. */
class KeeperTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Map<RosterPerson.Id, BranchMember> roster = new LinkedHashMap<>();
    private final Keeper keeper = new Keeper(branches());

    private final RosterPerson.Id secretary = enrolled("一支部", true);
    private final RosterPerson.Id fellow = enrolled("一支部", true);
    private final RosterPerson.Id member = enrolled("一支部", false);
    private final RosterPerson.Id elsewhere = enrolled("二支部", false);

    @Test
    void aSecretaryKeepsHisBranchAndNobodyElses() {
        assertThat(charge(as(secretary, Role.BRANCH_SECRETARY), member)).isEqualTo(member);
        refuses(as(secretary, Role.BRANCH_SECRETARY), elsewhere, Reason.CREDIT_MEMBER_NOT_FOUND);
        refuses(as(secretary, Role.BRANCH_SECRETARY), secretary, Reason.CREDIT_OWN);
    }

    @Test
    void secretariesConfirmNothingForEachOtherTheTownshipDoes() {
        refuses(as(secretary, Role.BRANCH_SECRETARY), fellow, Reason.CREDIT_MEMBER_NOT_FOUND);
        assertThat(charge(as(null, Role.DISPATCHER), fellow)).isEqualTo(fellow);
        refuses(as(null, Role.DISPATCHER), member, Reason.ROLE_REQUIRED);
    }

    @Test
    void whereNobodyIsSecretaryTheTownshipKeeps() {
        assertThat(charge(as(null, Role.DISPATCHER), elsewhere)).isEqualTo(elsewhere);
        refuses(as(elsewhere, Role.DISPATCHER), elsewhere, Reason.CREDIT_OWN);
        enrolled("二支部", true);
        refuses(as(null, Role.DISPATCHER), elsewhere, Reason.ROLE_REQUIRED);
    }

    @Test
    void eachSeesWhomHisOfficeIsFor() {
        var circle = circle(as(secretary, Role.BRANCH_SECRETARY));
        assertThat(ids(circle.seen())).containsExactly(secretary, fellow, member);
        assertThat(ids(circle.kept())).containsExactly(member);
        var above = circle(as(null, Role.DISPATCHER));
        assertThat(ids(above.seen())).containsExactly(secretary, fellow, elsewhere);
        assertThat(ids(above.kept())).containsExactly(secretary, fellow, elsewhere);
        for (var other :
                List.of(as(null, Role.CADRE), as(member, Role.PARTY_MEMBER), as(null, Role.BRANCH_SECRETARY))) {
            assertThat(circle(other).seen()).isEmpty();
            assertThat(circle(other).kept()).isEmpty();
        }
    }

    @Test
    void whatIsEveryBranchsIsTheTownshipsUnlessThereIsButOne() {
        var several = as(secretary, Role.BRANCH_SECRETARY);
        assertThatThrownBy(() -> keeper.requireWholeVillage(several, "请乡镇").block())
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.ROLE_REQUIRED);
                    assertThat(refusal).hasMessageContaining("请乡镇");
                });
        keeper.requireWholeVillage(as(null, Role.DISPATCHER), "").block();
        roster.remove(elsewhere);
        keeper.requireWholeVillage(several, "").block();
        assertThatThrownBy(() ->
                        keeper.requireWholeVillage(as(null, Role.CADRE), "").block())
                .isInstanceOf(Refusal.class);
    }

    /** A secretary who works for the township too sees what lies before either, page by page. */
    @Test
    void whoKeepsABranchAndAboveItIsShownBoth() {
        var both = new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(Role.BRANCH_SECRETARY, Role.DISPATCHER),
                Optional.of(secretary),
                Set.of());
        assertThat(walked(both)).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(walked(as(null, Role.DISPATCHER))).containsExactly(9L, 5L, 4L, 3L);
        assertThat(walked(as(secretary, Role.BRANCH_SECRETARY))).containsExactly(8L, 7L, 6L, 5L, 2L, 1L);
    }

    private List<Long> walked(Actor actor) {
        var seen = new ArrayList<Long>();
        var after = Optional.<UUID>empty();
        do {
            var from = after.map(UUID::getLeastSignificantBits).orElse(Long.MAX_VALUE);
            var page = keeper.<Long>charged(
                            actor,
                            2,
                            number -> new UUID(0, number),
                            branch -> Mono.just(page(
                                    branch.isPresent() ? List.of(8L, 7L, 6L, 5L, 2L, 1L) : List.of(9L, 5L, 4L, 3L),
                                    from)))
                    .block();
            seen.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return seen;
    }

    private static Page<Long, UUID> page(List<Long> all, long after) {
        return Page.of(
                all.stream().filter(number -> number < after).limit(3).toList(), 2, number -> new UUID(0, number));
    }

    private Keeper.Circle circle(Actor actor) {
        return keeper.circle(actor).block();
    }

    private static List<RosterPerson.Id> ids(List<BranchMember> members) {
        return members.stream().map(who -> who.member().id()).toList();
    }

    @Test
    void othersKeepNone() {
        refuses(as(member, Role.PARTY_MEMBER), elsewhere, Reason.ROLE_REQUIRED);
        refuses(as(null, Role.BRANCH_SECRETARY), member, Reason.ROLE_REQUIRED);
    }

    private RosterPerson.Id charge(Actor actor, RosterPerson.Id whose) {
        return keeper.charge(actor, whose).block().member().id();
    }

    private void refuses(Actor actor, RosterPerson.Id whose, Reason reason) {
        assertThatThrownBy(() -> charge(actor, whose))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private RosterPerson.Id enrolled(String branch, boolean keeps) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        roster.put(
                id,
                new BranchMember(new Member(village, id), new PersonName("苗小梅"), branch, false, true, keeps, keeps));
        return id;
    }

    private Actor as(RosterPerson.Id roster, Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(role),
                Optional.ofNullable(roster),
                Set.of());
    }

    private Branches branches() {
        return new Branches() {
            @Override
            public Mono<BranchMember> member(Village.Id of, RosterPerson.Id id) {
                return Mono.justOrEmpty(roster.get(id));
            }

            @Override
            public Mono<List<BranchMember>> of(Village.Id of, String branch) {
                return Mono.just(List.copyOf(roster.values()));
            }

            @Override
            public Mono<List<BranchMember>> of(Village.Id of) {
                return Mono.just(List.copyOf(roster.values()));
            }

            @Override
            public Mono<Boolean> kept(Village.Id of, String branch) {
                return Mono.just(roster.values().stream()
                        .anyMatch(who -> who.secretary() && who.branch().equals(branch)));
            }

            @Override
            public Mono<Set<RosterPerson.Id>> leaders(Village.Id of, Instant at) {
                return Mono.just(Set.of());
            }

            @Override
            public Mono<BranchMember> boundAt(Village.Id of, Person.Id who, Instant at) {
                return Mono.empty();
            }

            @Override
            public Mono<List<BranchMember>> boundTo(Person.Id person) {
                return Mono.just(List.of());
            }
        };
    }
}
