package village.api.identity.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.identity.FollowerLogins;
import village.api.identity.InMemoryWechatIdentities;
import village.api.identity.OpenId;
import village.api.identity.WechatLogin;
import village.api.identity.binding.InMemoryConsents;
import village.api.place.InMemoryVillages;

class RecognizeFollowerTest {
    private static final OpenId FOLLOWER = new OpenId("page", "openid-1");
    private static final OpenId IN_MINI_PROGRAM = new OpenId("mini", "openid-2");
    private static final Optional<String> UNION = Optional.of("union-1");

    private final InMemoryWechatIdentities identities = new InMemoryWechatIdentities();

    @Test
    void knowsWhoSignedInToTheAccountWithoutAskingWechat() {
        var person = now(identities.personOf(new WechatLogin(FOLLOWER, Optional.empty())));
        assertThat(recognized(follower -> Mono.error(new AssertionError("asked")))
                        .person())
                .contains(person);
    }

    @Test
    void knowsByHisUnionIdWhoSignedInElsewhere() {
        var person = now(identities.personOf(new WechatLogin(IN_MINI_PROGRAM, UNION)));
        assertThat(recognized(follower -> Mono.just(new WechatLogin(follower, UNION)))
                        .person())
                .contains(person);
        assertThat(now(identities.known(FOLLOWER))).isEqualTo(person);
    }

    @Test
    void makesNobodyOfAFollowerWithoutAUnionId() {
        assertThat(recognized(follower -> Mono.just(new WechatLogin(follower, Optional.empty())))
                        .person())
                .isEmpty();
        assertThat(now(identities.known(FOLLOWER))).isNull();
    }

    @Test
    void doesWithoutWhenWechatDoesNotTell() {
        var follower = recognized(asked -> Mono.empty());
        assertThat(follower.person()).isEmpty();
        assertThat(follower.villages()).isEmpty();
    }

    private RecognizeFollower.Follower recognized(FollowerLogins logins) {
        var showMe = new ShowMe(new InMemoryMemberships(), new InMemoryConsents(), new InMemoryVillages());
        return now(new RecognizeFollower(identities, logins, showMe).recognize(FOLLOWER));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(5));
    }
}
