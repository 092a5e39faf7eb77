package village.api.identity.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.family.FamilyTie.State;
import village.api.place.Village;

/** What every keeper of family ties does. */
public interface FamilyTiesContract {
    Instant NOW = Instant.now();
    Duration PATIENCE = Duration.ofSeconds(20);
    LocalDate LONG_AGO = LocalDate.of(1956, 3, 8);
    PersonName MOTHER = new PersonName("陈秀英");
    PersonName SON = new PersonName("周建国");
    PersonName NEIGHBOUR = new PersonName("王大力");

    FamilyTies ties();

    Families families();

    /** A village nobody else uses. */
    Village.Id village();

    Person.Id newPerson();

    RosterPerson.Id list(
            Village.Id village,
            PersonName name,
            String last4,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born);

    /** Binds somebody, or with empty ends his binding. */
    void bind(Village.Id village, Person.Id person, Optional<RosterPerson.Id> as);

    void leave(Village.Id village, RosterPerson.Id who);

    /** The types of all events about a tie, in their order. */
    List<String> told(FamilyTie.Id id);

    UUID nextId();

    /** A son and his mother of one household, and a neighbour. */
    record Cast(
            Village.Id village,
            Person.Id son,
            RosterPerson.Id sonOnRoster,
            RosterPerson.Id mother,
            RosterPerson.Id other) {}

    private Cast cast() {
        var village = village();
        var son = list(village, SON, "1234", "1", Optional.empty(), LONG_AGO);
        var mother = list(village, MOTHER, "567X", "1", Optional.empty(), LONG_AGO);
        var other = list(village, NEIGHBOUR, "8888", "2", Optional.empty(), LONG_AGO);
        var person = newPerson();
        bind(village, person, Optional.of(son));
        return new Cast(village, person, son, mother, other);
    }

    private FamilyTie ask(Cast cast, FamilyTies.Whom whom) {
        return asking(cast, whom, nextId().toString()).block(PATIENCE);
    }

    private Mono<FamilyTie> asking(Cast cast, FamilyTies.Whom whom, String key) {
        return Mono.defer(() -> ties().ask(
                        new FamilyTie.Id(nextId()),
                        new FamilyTies.Asking(cast.village(), cast.son(), whom, NOW),
                        new Once("person:" + cast.son(), "family.ask", key, "ff")));
    }

    private FamilyTie approved(Cast cast) {
        return save(ask(cast, new FamilyTies.Whom.Member(cast.mother())).approved());
    }

    private FamilyTie save(FamilyTie tie) {
        return ties().save(tie, new FamilyTies.Decision(newPerson(), Optional.empty(), NOW))
                .block(PATIENCE);
    }

    private boolean may(Cast cast, RosterPerson.Id whom) {
        return families().mayActFor(cast.village(), cast.son(), whom).block(PATIENCE);
    }

    private FamilyTies.Circle circle(Person.Id person) {
        var circles = ties().around(person).block(PATIENCE);
        assertThat(circles).hasSize(1);
        return circles.get(0);
    }

    private static FamilyTies.Whom named(PersonName name, String last4) {
        return new FamilyTies.Whom.Named(name, new IdLast4(last4));
    }

    private static Reason reason(Throwable failure) {
        return ((Refusal) failure).reason();
    }

    @Test
    default void waitsForACadreAndThenHolds() {
        var cast = cast();
        var tie = ask(cast, new FamilyTies.Whom.Member(cast.mother()));
        assertThat(tie.state()).isEqualTo(State.PENDING);
        assertThat(may(cast, cast.mother())).isFalse();
        save(tie.approved());
        assertThat(may(cast, cast.mother())).isTrue();
        assertThat(may(cast, cast.other())).isFalse();
        assertThat(may(cast, cast.sonOnRoster())).isFalse();
        assertThat(families().whomFor(cast.village(), cast.son()).block(PATIENCE))
                .containsExactly(cast.mother());
        assertThat(families().helpersOf(cast.village(), cast.mother()).block(PATIENCE))
                .containsExactly(cast.son());
        assertThat(told(tie.id())).containsExactly("family.requested", "family.approved");
    }

    @Test
    default void holdsInItsVillageOnly() {
        var cast = cast();
        approved(cast);
        assertThat(families().mayActFor(village(), cast.son(), cast.mother()).block(PATIENCE))
                .isFalse();
        assertThat(ties().byId(
                                village(),
                                ask(cast, new FamilyTies.Whom.Member(cast.mother()))
                                        .id())
                        .blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void sleepsWhileTheHelperIsNotBoundAsWhomHeWas() {
        var cast = cast();
        approved(cast);
        bind(cast.village(), cast.son(), Optional.empty());
        assertThat(may(cast, cast.mother())).isFalse();
        bind(cast.village(), cast.son(), Optional.of(cast.other()));
        assertThat(may(cast, cast.mother())).isFalse();
        bind(cast.village(), cast.son(), Optional.of(cast.sonOnRoster()));
        assertThat(may(cast, cast.mother())).isTrue();
    }

    @Test
    default void isOverWhenTheOtherSideLeavesTheVillage() {
        var cast = cast();
        approved(cast);
        leave(cast.village(), cast.mother());
        assertThat(may(cast, cast.mother())).isFalse();
    }

    @Test
    default void isOverOnceItIsEnded() {
        var cast = cast();
        var ended = save(approved(cast).ended());
        assertThat(may(cast, cast.mother())).isFalse();
        assertThat(told(ended.id())).endsWith("family.ended");
        assertThat(ask(cast, new FamilyTies.Whom.Member(cast.mother())).id()).isNotEqualTo(ended.id());
    }

    @Test
    default void takesAMemberOfTheHouseholdOnly() {
        var cast = cast();
        assertThatThrownBy(() -> ask(cast, new FamilyTies.Whom.Member(cast.other())))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.PERSON_NOT_FOUND));
        var elsewhere = list(village(), MOTHER, "1111", "1", Optional.empty(), LONG_AGO);
        assertThatThrownBy(() -> ask(cast, new FamilyTies.Whom.Member(elsewhere)))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.PERSON_NOT_FOUND));
    }

    @Test
    default void refusesHimselfAndWhoIsNotBound() {
        var cast = cast();
        assertThatThrownBy(() -> ask(cast, new FamilyTies.Whom.Member(cast.sonOnRoster())))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.REQUEST_INVALID));
        bind(cast.village(), cast.son(), Optional.empty());
        assertThatThrownBy(() -> ask(cast, new FamilyTies.Whom.Member(cast.mother())))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.BINDING_REQUIRED));
    }

    /** Else the form would tell whose identity number ends how. */
    @Test
    default void answersARightNameAsAWrongOne() {
        var cast = cast();
        var right = ask(cast, named(NEIGHBOUR, "8888"));
        var wrong = ask(cast, named(NEIGHBOUR, "9999"));
        assertThat(right.state()).isEqualTo(wrong.state());
        assertThat(circle(cast.son()).iActFor())
                .allSatisfy(line -> assertThat(line.other()).isEmpty())
                .allSatisfy(line -> assertThat(line.household()).isFalse())
                .extracting(line -> line.name().value())
                .containsExactly(NEIGHBOUR.value(), NEIGHBOUR.value());
        save(right.approved());
        assertThat(may(cast, cast.other())).isTrue();
        assertThatThrownBy(wrong::approved)
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.PERSON_NOT_FOUND));
    }

    @Test
    default void leavesItToACadreWhenTwoFit() {
        var cast = cast();
        list(cast.village(), NEIGHBOUR, "8888", "3", Optional.empty(), LONG_AGO);
        assertThat(ask(cast, named(NEIGHBOUR, "8888")).forWhom()).isEmpty();
    }

    @Test
    default void keepsSomebodyFromTryingNumbers() {
        var cast = cast();
        IntStream.range(0, FamilyTies.MAX_PENDING).forEach(i -> ask(cast, named(NEIGHBOUR, "000" + i)));
        assertThatThrownBy(() -> ask(cast, named(NEIGHBOUR, "0009")))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.FAMILY_TOO_MANY));
    }

    @Test
    default void makesOneTieOfManyRequests() {
        var cast = cast();
        var whom = new FamilyTies.Whom.Member(cast.mother());
        var made = Flux.range(0, 12)
                .flatMap(i -> asking(cast, whom, "key-" + i % 4).subscribeOn(Schedulers.parallel()), 12)
                .map(FamilyTie::id)
                .distinct()
                .collectList()
                .block(PATIENCE);
        assertThat(made).hasSize(1);
        assertThat(told(made.get(0))).containsExactly("family.requested");
    }

    @Test
    default void isDecidedOnce() {
        var cast = cast();
        var tie = ask(cast, new FamilyTies.Whom.Member(cast.mother()));
        var outcomes = Flux.just(tie.approved(), tie.refused(), tie.ended(), tie.approved())
                .flatMap(next -> Mono.defer(
                                () -> ties().save(next, new FamilyTies.Decision(cast.son(), Optional.empty(), NOW)))
                        .subscribeOn(Schedulers.parallel())
                        .map(saved -> "done")
                        .onErrorResume(
                                Refusal.class, no -> Mono.just(no.reason().code())))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).containsOnlyOnce("done").contains(Reason.FAMILY_DECIDED.code());
        assertThat(told(tie.id())).hasSize(2);
    }

    @Test
    default void isNotApprovedForWhoHasGone() {
        var cast = cast();
        var tie = ask(cast, new FamilyTies.Whom.Member(cast.mother()));
        bind(cast.village(), cast.son(), Optional.empty());
        assertThatThrownBy(() -> save(tie.approved()))
                .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.PERSON_NOT_FOUND));
    }

    @Test
    default void belongsToBothSidesAndNobodyElse() {
        var cast = cast();
        var tie = approved(cast);
        var mother = newPerson();
        bind(cast.village(), mother, Optional.of(cast.mother()));
        var other = newPerson();
        bind(cast.village(), other, Optional.of(cast.other()));
        assertThat(ties().of(cast.son(), tie.id()).blockOptional(PATIENCE)).contains(tie);
        assertThat(ties().of(mother, tie.id()).blockOptional(PATIENCE)).contains(tie);
        assertThat(ties().of(other, tie.id()).blockOptional(PATIENCE)).isEmpty();
        assertThat(circle(mother).actForMe())
                .extracting(line -> line.name().value(), FamilyTies.Line::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(SON.value(), State.APPROVED));
        assertThat(circle(other).actForMe()).isEmpty();
    }

    @Test
    default void showsTheHousehold() {
        var cast = cast();
        assertThat(circle(cast.son()).household()).containsExactly(new FamilyTies.Member(cast.mother(), MOTHER));
        ask(cast, new FamilyTies.Whom.Member(cast.mother()));
        assertThat(circle(cast.son()).iActFor())
                .singleElement()
                .satisfies(line -> assertThat(line.household()).isTrue())
                .satisfies(line -> assertThat(line.state()).isEqualTo(State.PENDING));
    }

    @Test
    default void letsAGuardianActForAMinorUnasked() {
        var cast = cast();
        var today = LocalDate.now(java.time.ZoneOffset.UTC);
        var child = list(
                cast.village(),
                new PersonName("周小满"),
                "2222",
                "1",
                Optional.of(cast.sonOnRoster()),
                today.minusYears(9));
        var grown = list(
                cast.village(),
                new PersonName("周大满"),
                "3333",
                "1",
                Optional.of(cast.sonOnRoster()),
                today.minusYears(19));
        assertThat(may(cast, child)).isTrue();
        assertThat(may(cast, grown)).isFalse();
        assertThat(families().helpersOf(cast.village(), child).block(PATIENCE)).containsExactly(cast.son());
        assertThat(circle(cast.son()).iActFor())
                .singleElement()
                .satisfies(line -> assertThat(line.tie()).isEmpty())
                .satisfies(line -> assertThat(line.other()).contains(child));
    }

    @Test
    default void listsWhatWaitsPageByPage() {
        var cast = cast();
        var first = ask(cast, new FamilyTies.Whom.Member(cast.mother()));
        var second = ask(cast, named(NEIGHBOUR, "0000"));
        var page = ties().pending(cast.village(), 1, Optional.empty()).block(PATIENCE);
        assertThat(page.items()).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(first.id());
            assertThat(waiting.helper()).isEqualTo(SON);
            assertThat(waiting.forWhom()).contains(MOTHER);
            assertThat(waiting.household()).isTrue();
        });
        var rest = ties().pending(cast.village(), 1, page.next()).block(PATIENCE);
        assertThat(rest.items()).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(second.id());
            assertThat(waiting.forWhom()).isEmpty();
        });
        assertThat(rest.next()).isEmpty();
        assertThat(ties().pending(village(), 10, Optional.empty())
                        .block(PATIENCE)
                        .items())
                .isEmpty();
    }
}
