package village.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.AccessLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.Standing;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Claim;
import village.api.identity.binding.Consent;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PersonName NAME = new PersonName("李向阳");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final PostgresHomes homes = new PostgresHomes(POSTGRES.database());
    private final PostgresRoleBook book =
            new PostgresRoleBook(POSTGRES.database(), Duration.ofSeconds(30), homes, person -> {});
    private final PostgresBindings bindings =
            new PostgresBindings(POSTGRES.database(), Townsfolk.SEALER, Townsfolk.IDS);
    private final PostgresMemberships memberships = new PostgresMemberships(POSTGRES.database(), Townsfolk.SEALER);
    private final Village.Id village = townsfolk.village("330111101");
    private final Person.Id person = townsfolk.person();

    @Test
    void makesAVillagerAndPartyMemberOfABoundPerson() {
        bind(person, "villager", "第一党支部");
        var standing = fresh(village);
        assertThat(standing.roles()).containsExactlyInAnyOrder(Role.VILLAGER, Role.PARTY_MEMBER);
        assertThat(standing.rosterPerson()).isPresent();
        assertThat(fresh(townsfolk.village("330111101"))).isEqualTo(Standing.NONE);
    }

    @Test
    void makesAResidentOfWhoMovedIn() {
        bind(person, "resident", "");
        assertThat(fresh(village).roles()).containsExactly(Role.RESIDENT);
    }

    @Test
    void letsATownshipRoleReachItsVillagesOnly() {
        townsfolk.grant(person, "dispatcher", Optional.empty(), Optional.of("330111101"));
        assertThat(fresh(village).roles()).containsExactly(Role.DISPATCHER);
        assertThat(fresh(townsfolk.village("330111102")).roles()).isEmpty();
        assertThat(book.above(person).block(PATIENCE).roles()).containsExactly(Role.DISPATCHER);
    }

    @Test
    void letsACountyRoleReachEveryVillageBelow() {
        townsfolk.grant(person, "supervisor", Optional.empty(), Optional.of("330111"));
        assertThat(fresh(village).roles()).containsExactly(Role.SUPERVISOR);
        assertThat(fresh(townsfolk.village("330112101")).roles()).isEmpty();
    }

    @Test
    void givesAnOperatorNothingInVillages() {
        townsfolk.grant(person, "operator", Optional.empty(), Optional.empty());
        assertThat(fresh(village).roles()).isEmpty();
        assertThat(book.above(person).block(PATIENCE).roles()).containsExactly(Role.OPERATOR);
    }

    @Test
    void answersManyWhoAskTogetherEachForHimself() {
        var elsewhere = townsfolk.village("330111101");
        var cadres = Stream.generate(townsfolk::person).limit(40).toList();
        cadres.forEach(cadre -> townsfolk.grant(cadre, "cadre", Optional.of(village.value()), Optional.empty()));
        var strangers = Stream.generate(townsfolk::person).limit(40).toList();
        var held = Flux.concat(Flux.fromIterable(cadres), Flux.fromIterable(strangers))
                .flatMap(
                        each -> Mono.zip(
                                book.fresh(each, village)
                                        .map(standing -> standing.roles().contains(Role.CADRE)),
                                book.fresh(each, elsewhere).map(Standing.NONE::equals),
                                (here, none) -> Map.entry(each, List.of(here, none))),
                        80)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
        assertThat(cadres).allMatch(cadre -> held.get(cadre).equals(List.of(true, true)));
        assertThat(strangers).allMatch(stranger -> held.get(stranger).equals(List.of(false, true)));
    }

    @Test
    void remembersAStandingUntilItIsForgotten() {
        assertThat(standing().roles()).isEmpty();
        townsfolk.grant(person, "cadre", Optional.of(village.value()), Optional.empty());
        assertThat(standing().roles()).isEmpty();
        assertThat(fresh(village).roles()).containsExactly(Role.CADRE);
        book.forget(person);
        assertThat(standing().roles()).containsExactly(Role.CADRE);
    }

    @Test
    void forgetsARoleThatHasEnded() {
        townsfolk.grant(person, "cadre", Optional.of(village.value()), Optional.empty());
        townsfolk.execute("update role_grant set valid_to = now() where person_id = '" + person + "'");
        assertThat(fresh(village).roles()).isEmpty();
        assertThat(memberships.of(person).block(PATIENCE)).isEmpty();
    }

    @Test
    void putsBindingAndGrantsOfAVillageTogether() {
        bind(person, "villager", "");
        townsfolk.grant(person, "cadre", Optional.of(village.value()), Optional.empty());
        townsfolk.grant(person, "supervisor", Optional.empty(), Optional.of("330111"));
        var places = memberships.of(person).block(PATIENCE);
        assertThat(places).hasSize(1);
        assertThat(places.get(0).roles()).containsExactlyInAnyOrder(Role.VILLAGER, Role.CADRE);
        assertThat(places.get(0).binding()).contains(Binding.State.BOUND);
        assertThat(places.get(0).name()).contains(NAME);
        assertThat(memberships.above(person).block(PATIENCE)).hasSize(1);
    }

    @Test
    void keepsConsents() {
        var consents = new PostgresConsents(POSTGRES.database());
        consents.give(person, Consent.PRIVACY, NOW).block(PATIENCE);
        consents.give(person, Consent.PRIVACY, NOW).block(PATIENCE);
        assertThat(consents.of(person).block(PATIENCE)).containsExactly(Consent.PRIVACY);
        consents.give(person, Consent.CREDIT, NOW).block(PATIENCE);
        consents.withdraw(person, "credit", NOW.plusSeconds(1)).block(PATIENCE);
        consents.withdraw(person, "credit", NOW.plusSeconds(2)).block(PATIENCE);
        assertThat(consents.of(person).block(PATIENCE)).containsExactly(Consent.PRIVACY);
        consents.give(person, Consent.CREDIT, NOW.plusSeconds(3)).block(PATIENCE);
        assertThat(consents.of(person).block(PATIENCE)).containsExactly(Consent.CREDIT, Consent.PRIVACY);
    }

    @Test
    void takesAStateOnceHoweverManyTry() {
        var states = new PostgresOauthStates(POSTGRES.database());
        var taken = Flux.range(0, 8)
                .flatMap(number -> states.take("a-state", Instant.now().plusSeconds(600)))
                .filter(first -> first)
                .count()
                .block(PATIENCE);
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void makesOneFirstOperator() {
        townsfolk.execute("delete from role_grant where role = 'operator'");
        var operators = new PostgresOperators(POSTGRES.database(), Townsfolk.IDS);
        operators.offer("earlier").block(PATIENCE);
        operators.offer("hash").block(PATIENCE);
        assertThat(operators.accept("earlier", person, NOW).block(PATIENCE)).isFalse();
        assertThat(operators.accept("hash", person, NOW).block(PATIENCE)).isTrue();
        assertThat(operators.accept("hash", townsfolk.person(), NOW).block(PATIENCE))
                .isFalse();
        assertThat(operators.any().block(PATIENCE)).isTrue();
    }

    @Test
    void tellsAPersonWhoLookedAtHisData() {
        var log = new PostgresAccessLog(POSTGRES.database(), Townsfolk.SEALER);
        var bound = bind(person, "villager", "");
        var viewer = townsfolk.person();
        bind(viewer, "villager", "");
        log.append(entry(new AccessLog.Whose(Optional.of(person), Optional.empty(), Optional.empty()), viewer))
                .block(PATIENCE);
        log.append(entry(new AccessLog.Whose(Optional.empty(), Optional.of(village), bound.rosterPerson()), viewer))
                .block(PATIENCE);
        log.append(entry(new AccessLog.Whose(Optional.of(viewer), Optional.empty(), Optional.empty()), person))
                .block(PATIENCE);
        var first = log.about(person, 1, Optional.empty()).block(PATIENCE);
        assertThat(first.items().get(0).viewer()).contains(NAME);
        var second = log.about(person, 1, first.next()).block(PATIENCE);
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    private static AccessLog.Entry entry(AccessLog.Whose whose, Person.Id viewer) {
        return new AccessLog.Entry(
                new AccessLog.Id(Townsfolk.IDS.next()), whose, viewer, Optional.of(Role.CADRE), "姓名和电话", "上门核实", NOW);
    }

    private Binding bind(Person.Id who, String kind, String branch) {
        var phone = new PhoneNumber("139" + String.format("%08d", Math.floorMod(who.hashCode(), 100_000_000)));
        townsfolk.list(village, NAME, phone, Optional.empty(), kind, branch);
        var claim = new Claim(phone, Optional.of(NAME), Optional.empty());
        return bindings.request(
                        new Binding.Id(Townsfolk.IDS.next()),
                        new Bindings.Request(village, who, claim, NOW),
                        new Once(
                                "person:" + who,
                                "binding.request",
                                UUID.randomUUID().toString(),
                                "f"))
                .block(PATIENCE);
    }

    private Standing fresh(Village.Id where) {
        return book.fresh(person, where).block(PATIENCE);
    }

    private Standing standing() {
        return book.standing(person, village).block(PATIENCE);
    }
}
