package village.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What everybody does who tells WeChat's users apart. The accounts {@code mini} and {@code page} exist. */
public interface WechatIdentitiesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    WechatIdentities identities();

    /** Gives a person a past. */
    void occupy(Person.Id person);

    @Test
    default void knowsAUserAgain() {
        var login = login("mini", unique(), Optional.empty());
        assertThat(person(login)).isEqualTo(person(login));
    }

    @Test
    default void tellsUsersApart() {
        assertThat(person(login("mini", unique(), Optional.empty())))
                .isNotEqualTo(person(login("mini", unique(), Optional.empty())));
    }

    @Test
    default void tellsTheSameOpenIdOfTwoAccountsApart() {
        var openId = unique();
        assertThat(person(login("mini", openId, Optional.empty())))
                .isNotEqualTo(person(login("page", openId, Optional.empty())));
    }

    @Test
    default void knowsAPersonByHisUnionId() {
        var union = Optional.of(unique());
        assertThat(person(login("mini", unique(), union))).isEqualTo(person(login("page", unique(), union)));
    }

    @Test
    default void learnsAUnionIdLater() {
        var openId = unique();
        var union = Optional.of(unique());
        var person = person(login("mini", openId, Optional.empty()));
        assertThat(person(login("mini", openId, union))).isEqualTo(person);
        assertThat(person(login("page", unique(), union))).isEqualTo(person);
    }

    @Test
    default void joinsAPersonWithoutAPastToTheOneWithTheSameUnionId() {
        for (var first : List.of(true, false)) {
            var union = Optional.of(unique());
            var openId = unique();
            var early = person(login("mini", openId, Optional.empty()));
            var late = person(login("page", unique(), union));
            occupy(first ? early : late);
            var stays = first ? early : late;
            assertThat(person(login("mini", openId, union))).isEqualTo(stays);
            assertThat(person(login("page", unique(), union))).isEqualTo(stays);
        }
    }

    @Test
    default void joinsTwoWithoutAPast() {
        var union = Optional.of(unique());
        var openId = unique();
        var early = person(login("mini", openId, Optional.empty()));
        var late = person(login("page", unique(), union));
        assertThat(person(login("mini", openId, union))).isEqualTo(late).isNotEqualTo(early);
        assertThat(person(login("mini", openId, union))).isEqualTo(late);
    }

    @Test
    default void leavesTwoWithAPastToStaff() {
        var union = Optional.of(unique());
        var openId = unique();
        var page = unique();
        var early = person(login("mini", openId, Optional.empty()));
        var late = person(login("page", page, union));
        occupy(early);
        occupy(late);
        assertThat(person(login("mini", openId, union))).isEqualTo(early);
        assertThat(person(login("page", page, union))).isEqualTo(late);
        assertThat(identities().conflicts(100).block(PATIENCE))
                .anySatisfy(
                        pair -> assertThat(List.of(pair.one(), pair.other())).containsExactlyInAnyOrder(early, late));
    }

    @Test
    default void findsTheUserOfTheMiniProgram() {
        var openId = unique();
        var person = person(login("mini", openId, Optional.empty()));
        assertThat(identities().inMiniProgram(person, Optional.of("mini")).block(PATIENCE))
                .isEqualTo(new OpenId("mini", openId));
        assertThat(identities().inMiniProgram(person, Optional.empty()).block(PATIENCE))
                .isEqualTo(new OpenId("mini", openId));
    }

    @Test
    default void makesOnePersonOfManyFirstLogins() {
        var openId = unique();
        var union = Optional.of(unique());
        var persons = Flux.range(0, 16)
                .map(number -> number % 2 == 0 ? login("mini", openId, union) : login("page", openId + "p", union))
                .flatMap(login ->
                        Mono.defer(() -> identities().personOf(login)).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
        assertThat(persons).hasSize(16);
        assertThat(persons.stream().distinct()).hasSize(1);
    }

    private Person.Id person(WechatLogin login) {
        return identities().personOf(login).block(PATIENCE);
    }

    private static WechatLogin login(String appId, String openId, Optional<String> unionId) {
        return new WechatLogin(new OpenId(appId, openId), unionId);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
