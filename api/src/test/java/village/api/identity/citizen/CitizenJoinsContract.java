package village.api.identity.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.identity.IdentityNumber;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.api.identity.citizen.CitizenJoins.Undoing;
import village.api.identity.citizen.Joining.Verdict;
import village.api.place.Village;

/** Who becomes whom, one at a time and several at once. */
public interface CitizenJoinsContract {
    int ROUNDS = 8;
    Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    PersonName NAME = new PersonName("陈秀英");
    IdentityNumber NUMBER = new IdentityNumber("330999199003120023");

    CitizenJoins joins();

    WechatIdentities identities();

    Village.Id village();

    /** Puts somebody on a roster and binds a person as him. */
    void bind(Village.Id village, Person.Id person, PersonName name, Optional<IdentityNumber> number);

    /** Another village. */
    Village.Id elsewhere();

    void appoint(Person.Id person);

    /** Lets a person have a past: he reported something. */
    void occupy(Person.Id person);

    /** Types of the events about one join, in order. */
    List<String> told(CitizenJoins.Id join);

    private static <T> T get(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }

    private static OpenId user() {
        return new OpenId("zhejiang", "u-" + UUID.randomUUID());
    }

    private Person.Id signsIn(OpenId user) {
        return get(identities().personOf(new WechatLogin(user, Optional.empty())));
    }

    private Verdict join(OpenId user) {
        return join(user, NAME);
    }

    private Verdict join(OpenId user, PersonName name) {
        return get(joins().join(new CitizenJoins.Request(user, name, NUMBER, NOW)));
    }

    /** Somebody who came through WeChat and is bound. */
    private Person.Id bound() {
        var person = signsIn(new OpenId("wxa", "o-" + UUID.randomUUID()));
        bind(village(), person, NAME, Optional.of(NUMBER));
        return person;
    }

    @Test
    default void theUserBecomesWhoIsBound() {
        var person = bound();
        var user = user();
        signsIn(user);
        assertThat(join(user)).isEqualTo(Verdict.JOINED);
        assertThat(signsIn(user)).isEqualTo(person);
        var join = get(joins().of(person)).get(0);
        assertThat(join.platform()).isEqualTo("zhejiang");
        assertThat(join.name()).isEqualTo(NAME);
        assertThat(join.undoneAt()).isEmpty();
        assertThat(get(joins().in(village(), 10)))
                .extracting(CitizenJoins.Join::id)
                .containsExactly(join.id());
        assertThat(told(join.id())).containsExactly("citizen.joined");
        assertThat(join(user)).as("again").isEqualTo(Verdict.JOINED);
        assertThat(get(joins().of(person))).hasSize(1);
    }

    @Test
    default void withoutAnybodyBoundNothingHappens() {
        var user = user();
        var person = signsIn(user);
        assertThat(join(user)).isEqualTo(Verdict.NOBODY);
        assertThat(signsIn(user)).isEqualTo(person);
    }

    @Test
    default void aDoubtChangesNothing() {
        var person = bound();
        var user = user();
        var before = signsIn(user);
        assertThat(join(user, new PersonName("陈秀莲"))).isEqualTo(Verdict.DOUBTFUL);
        occupy(before);
        assertThat(join(user)).as("he reported something").isEqualTo(Verdict.DOUBTFUL);
        appoint(person);
        assertThat(join(fresh())).as("an office").isEqualTo(Verdict.DOUBTFUL);
        assertThat(signsIn(user)).isEqualTo(before);
        assertThat(get(joins().of(person))).isEmpty();
    }

    private OpenId fresh() {
        var user = user();
        signsIn(user);
        return user;
    }

    @Test
    default void whoIsBoundAsAnotherBesidesIsNotJoined() {
        var person = bound();
        bind(elsewhere(), person, new PersonName("陈建国"), Optional.empty());
        assertThat(join(fresh())).isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    default void whomTwoPersonsAreBoundAsIsNotJoined() {
        bound();
        var other = signsIn(new OpenId("wxa", "o-" + UUID.randomUUID()));
        bind(elsewhere(), other, NAME, Optional.of(NUMBER));
        assertThat(join(fresh())).isEqualTo(Verdict.DOUBTFUL);
    }

    @Test
    default void aSecondUserOfThePlatformIsNotJoined() {
        var person = bound();
        assertThat(join(fresh())).isEqualTo(Verdict.JOINED);
        assertThat(join(fresh())).isEqualTo(Verdict.DOUBTFUL);
        assertThat(get(joins().of(person))).hasSize(1);
    }

    @Test
    default void takenBackHeIsSomebodyOfHisOwnAndNotJoinedAgain() {
        var person = bound();
        var user = user();
        var before = signsIn(user);
        join(user);
        var join = get(joins().of(person)).get(0);
        var staff = signsIn(new OpenId("wxa", "o-" + UUID.randomUUID()));
        var undoing = new Undoing(staff, Optional.of("本人说不是他"), NOW.plusSeconds(60));
        assertThat(get(joins().undo(elsewhere(), join.id(), undoing)))
                .as("of another village")
                .isNull();
        assertThat(get(joins().undo(village(), join.id(), undoing)).person()).isEqualTo(person);
        assertThat(get(joins().undo(village(), join.id(), undoing))).as("again").isNull();
        assertThat(signsIn(user)).isNotEqualTo(person).isNotEqualTo(before);
        assertThat(get(joins().of(person))).isEmpty();
        var kept = get(joins().in(village(), 10)).get(0);
        assertThat(kept.undoneReason()).contains("本人说不是他");
        assertThat(kept.undoneAt()).contains(NOW.plusSeconds(60));
        assertThat(told(join.id())).containsExactly("citizen.joined", "citizen.parted");
        assertThat(join(user)).isEqualTo(Verdict.TAKEN_BACK);
    }

    @RepeatedTest(ROUNDS)
    default void oneUserSeveralTimesAtOnceIsJoinedOnce() {
        var person = bound();
        var user = user();
        signsIn(user);
        assertThat(atOnce(IntStream.range(0, 4).mapToObj(any -> user).toList())).containsOnly(Verdict.JOINED);
        assertThat(get(joins().of(person))).hasSize(1);
        assertThat(signsIn(user)).isEqualTo(person);
    }

    @RepeatedTest(ROUNDS)
    default void ofTwoUsersAtOnceOneIsJoined() {
        var person = bound();
        assertThat(atOnce(List.of(fresh(), fresh()))).containsExactlyInAnyOrder(Verdict.JOINED, Verdict.DOUBTFUL);
        assertThat(get(joins().of(person))).hasSize(1);
    }

    private List<Verdict> atOnce(List<OpenId> users) {
        return get(Flux.fromIterable(users)
                .flatMap(
                        user -> Mono.defer(() -> joins().join(new CitizenJoins.Request(user, NAME, NUMBER, NOW)))
                                .subscribeOn(Schedulers.boundedElastic()),
                        users.size())
                .collectList());
    }
}
