package village.api.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.identity.role.Grants.Grantee;
import village.api.place.Grid;
import village.api.place.Village;

/** What every keeper of roles does. */
public interface GrantsContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);
    AtomicLong NUMBER = new AtomicLong(15_800_000_000L);
    /** What everybody on a roster is called here. */
    PersonName LISTED = new PersonName("陈秀英");

    Grants grants();

    /** A village nobody else uses. */
    Village.Id village();

    Grid.Id grid(Village.Id village);

    Person.Id newPerson();

    /** Somebody of the roster, {@link #LISTED}, who is bound as that person. */
    RosterPerson.Id bound(Village.Id village, Person.Id person);

    /** Makes two of the roster close relatives, as the roster writes it: in one direction. */
    void relate(Village.Id village, RosterPerson.Id one, RosterPerson.Id other);

    /** The types of all events about a grant, in their order. */
    List<String> told(Grant.Id id);

    UUID nextId();

    private Mono<Grant> giving(
            Jurisdiction where, Role role, Set<Grid.Id> grids, Grantee to, Optional<Instant> until, String key) {
        return Mono.defer(() -> grants().give(
                        new Grant.Id(nextId()),
                        new Grants.Giving(where, role, grids, to, until, newPerson(), NOW),
                        new Once("person:giver", "role.give", key, "ff")));
    }

    private Grant give(Jurisdiction where, Role role, Grantee to) {
        return giving(where, role, Set.of(), to, Optional.empty(), nextId().toString())
                .block(PATIENCE);
    }

    default Grant give(Village.Id village, Role role, RosterPerson.Id to) {
        return give(new Jurisdiction.InVillage(village), role, new Grantee.Listed(to));
    }

    private static Grantee reached(PhoneNumber phone) {
        return new Grantee.Reached(phone, Optional.empty());
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(Long.toString(NUMBER.incrementAndGet()));
    }

    private List<Grant> page(Jurisdiction where, Instant now) {
        return grants().page(where, 100, Optional.empty(), now).block(PATIENCE).items();
    }

    static void refuses(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    default void givesARoleAndTakesItBack() {
        var village = village();
        var where = new Jurisdiction.InVillage(village);
        var person = newPerson();
        var grant = give(village, Role.CADRE, bound(village, person));
        assertThat(grant.holder()).contains(person);
        assertThat(page(where, NOW)).containsExactly(grant);
        assertThat(page(new Jurisdiction.InVillage(village()), NOW)).isEmpty();
        grants().revoke(where, grant.id(), newPerson(), NOW.plusSeconds(60)).block(PATIENCE);
        assertThat(page(where, NOW.plusSeconds(61))).isEmpty();
        assertThat(told(grant.id())).containsExactly("role.granted", "role.revoked");
        refuses(
                Reason.ROLE_GRANT_NOT_FOUND,
                () -> grants().revoke(where, grant.id(), newPerson(), NOW.plusSeconds(62))
                        .block(PATIENCE));
    }

    @Test
    default void keepsSeveralGridsTogether() {
        var village = village();
        var where = new Jurisdiction.InVillage(village);
        var grids = Set.of(grid(village), grid(village));
        var who = new Grantee.Listed(bound(village, newPerson()));
        var key = nextId().toString();
        var grant = giving(where, Role.GRID_WORKER, grids, who, Optional.empty(), key)
                .block(PATIENCE);
        assertThat(grant.grids()).isEqualTo(grids);
        assertThat(giving(where, Role.GRID_WORKER, grids, who, Optional.empty(), key)
                        .block(PATIENCE)
                        .id())
                .isEqualTo(grant.id());
        refuses(
                Reason.ROLE_HELD,
                () -> giving(where, Role.GRID_WORKER, grids, who, Optional.empty(), nextId().toString())
                        .block(PATIENCE));
        refuses(
                Reason.GRID_NOT_FOUND,
                () -> giving(
                                where,
                                Role.GRID_WORKER,
                                Set.of(grid(village())),
                                who,
                                Optional.empty(),
                                nextId().toString())
                        .block(PATIENCE));
    }

    @Test
    default void endsByItself() {
        var village = village();
        var where = new Jurisdiction.InVillage(village);
        var who = new Grantee.Listed(bound(village, newPerson()));
        giving(where, Role.CADRE, Set.of(), who, Optional.of(NOW.plusSeconds(60)), nextId().toString())
                .block(PATIENCE);
        assertThat(page(where, NOW.plusSeconds(59))).hasSize(1);
        assertThat(page(where, NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    default void knowsNobodyWhoIsNotBound() {
        refuses(Reason.PERSON_NOT_FOUND, () -> give(village(), Role.CADRE, new RosterPerson.Id(nextId())));
    }

    @Test
    default void keepsCadresOutOfTheSupervisionCommittee() {
        var village = village();
        var cadre = bound(village, newPerson());
        var wife = bound(village, newPerson());
        var neighbour = bound(village, newPerson());
        relate(village, wife, cadre);
        give(village, Role.CADRE, cadre);
        refuses(Reason.ROLE_INCOMPATIBLE, () -> give(village, Role.SUPERVISION_COMMITTEE, cadre));
        refuses(Reason.ROLE_INCOMPATIBLE, () -> give(village, Role.SUPERVISION_COMMITTEE, wife));
        give(village, Role.SUPERVISION_COMMITTEE, neighbour);
        refuses(Reason.ROLE_INCOMPATIBLE, () -> give(village, Role.CADRE, neighbour));
    }

    @Test
    default void keepsThemApartHoweverManyAskAtOnce() {
        var village = village();
        var where = new Jurisdiction.InVillage(village);
        var who = new Grantee.Listed(bound(village, newPerson()));
        var outcomes = Flux.range(0, 8)
                .flatMap(
                        i -> giving(
                                        where,
                                        i % 2 == 0 ? Role.CADRE : Role.SUPERVISION_COMMITTEE,
                                        Set.of(),
                                        who,
                                        Optional.empty(),
                                        "race-" + nextId())
                                .map(given -> "given")
                                .onErrorResume(Refusal.class, no -> Mono.just("refused"))
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).hasSize(8).containsOnlyOnce("given");
        assertThat(page(where, NOW)).hasSize(1);
    }

    @Test
    default void offersARoleToAPhoneUntilItsBearerComes() {
        var village = village();
        var where = new Jurisdiction.InVillage(village);
        var phone = phone();
        var offer = give(where, Role.CADRE, reached(phone));
        assertThat(offer.holder()).isEmpty();
        assertThat(offer.phone()).contains(phone);
        assertThat(grants().take(newPerson(), phone(), NOW).block(PATIENCE)).isEmpty();
        var person = newPerson();
        assertThat(grants().take(person, phone, NOW).block(PATIENCE))
                .singleElement()
                .satisfies(taken -> assertThat(taken.id()).isEqualTo(offer.id()))
                .satisfies(taken -> assertThat(taken.holder()).contains(person));
        assertThat(grants().take(newPerson(), phone, NOW).block(PATIENCE)).isEmpty();
        assertThat(page(where, NOW)).hasSize(1);
        assertThat(told(offer.id())).containsExactly("role.offered", "role.granted");
    }

    /** Whoever works above the villages is on no roster there: colleagues know him by the name he was given the role with. */
    @Test
    default void callsAHolderAsWhoeverGaveTheRoleWrote() {
        var where = new Jurisdiction.InVillage(village());
        var phone = phone();
        var written = new PersonName("何静");
        assertThat(give(where, Role.CADRE, new Grantee.Reached(phone, Optional.of(written)))
                        .name())
                .contains(written);
        grants().take(newPerson(), phone, NOW).block(PATIENCE);
        assertThat(page(where, NOW)).singleElement().satisfies(held -> {
            assertThat(held.name()).contains(written);
            assertThat(held.phone()).isEmpty();
        });
    }

    @Test
    default void callsAHolderAsHeIsBoundElsewhere() {
        var where = new Jurisdiction.InVillage(village());
        var phone = phone();
        var person = newPerson();
        bound(village(), person);
        give(where, Role.CADRE, reached(phone));
        grants().take(person, phone, NOW).block(PATIENCE);
        assertThat(page(where, NOW))
                .singleElement()
                .satisfies(held -> assertThat(held.name()).contains(LISTED));
    }

    @Test
    default void knowsAHolderWhomNobodyNamedByHisPhone() {
        var where = new Jurisdiction.InVillage(village());
        var phone = phone();
        give(where, Role.CADRE, reached(phone));
        grants().take(newPerson(), phone, NOW).block(PATIENCE);
        assertThat(page(where, NOW)).singleElement().satisfies(held -> {
            assertThat(held.name()).isEmpty();
            assertThat(held.phone()).contains(phone);
        });
    }

    @Test
    default void letsOffersRunOutAndBeTakenBack() {
        var where = new Jurisdiction.InVillage(village());
        var phone = phone();
        var offer = give(where, Role.CADRE, reached(phone));
        assertThat(grants().take(newPerson(), phone, NOW.plus(Grants.OFFERED)).block(PATIENCE))
                .isEmpty();
        grants().revoke(where, offer.id(), newPerson(), NOW).block(PATIENCE);
        assertThat(grants().take(newPerson(), phone, NOW).block(PATIENCE)).isEmpty();
        assertThat(page(where, NOW)).isEmpty();
    }

    @Test
    default void takesOfSeveralOffersWhatTheLawAllows() {
        var where = new Jurisdiction.InVillage(village());
        var phone = phone();
        give(where, Role.CADRE, reached(phone));
        give(where, Role.SUPERVISION_COMMITTEE, reached(phone));
        assertThat(grants().take(newPerson(), phone, NOW).block(PATIENCE))
                .extracting(Grant::role)
                .containsExactly(Role.CADRE);
    }

    @Test
    default void neverTakesAwayTheLastOperator() {
        var installation = new Jurisdiction.Installation();
        List.of(phone(), phone()).forEach(phone -> {
            give(installation, Role.OPERATOR, reached(phone));
            grants().take(newPerson(), phone, NOW).block(PATIENCE);
        });
        var operators = page(installation, NOW).stream()
                .filter(grant -> grant.holder().isPresent())
                .toList();
        var later = NOW.plusSeconds(60);
        var outcomes = Flux.fromIterable(operators)
                .flatMap(grant -> Mono.defer(() -> grants().revoke(installation, grant.id(), newPerson(), later))
                        .map(done -> "done")
                        .onErrorResume(
                                Refusal.class, no -> Mono.just(no.reason().code()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).containsOnlyOnce(Reason.ROLE_LAST_OPERATOR.code());
        assertThat(page(installation, NOW.plusSeconds(61))).hasSize(1);
    }

    @Test
    default void listsPageByPage() {
        var where = new Jurisdiction.InVillage(village());
        var first = give(where, Role.CADRE, reached(phone()));
        var second = give(where, Role.CADRE, reached(phone()));
        var page = grants().page(where, 1, Optional.empty(), NOW).block(PATIENCE);
        assertThat(page.items()).containsExactly(first);
        assertThat(grants().page(where, 1, page.next(), NOW).block(PATIENCE).items())
                .containsExactly(second);
    }
}
