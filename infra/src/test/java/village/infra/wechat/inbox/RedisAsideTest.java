package village.infra.wechat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.infra.redis.Redis;
import village.infra.redis.RedisExtension;
import village.wechat.account.inbox.Inbox.Again;
import village.wechat.account.inbox.Inbox.Arrival;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Letter;

class RedisAsideTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T01:30:00Z");

    @RegisterExtension
    static final RedisExtension SERVER = new RedisExtension();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresInbox inbox = new PostgresInbox(POSTGRES.database(), TestSecrets.sealer());
    private Redis redis;

    @BeforeEach
    void empty() {
        redis = SERVER.connect();
        now(redis.ask(commands -> commands.flushall()));
        now(POSTGRES.sql().sql("delete from account_inbox").then());
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void carriesLettersOverToTheInbox() {
        var aside = aside(10, Duration.ofMinutes(1));
        var letters = List.of(letter("a"), letter("b"));
        letters.forEach(letter -> now(aside.put(letter)));
        assertThat(now(carried(aside))).isTrue();
        assertThat(now(carried(aside))).isFalse();
        assertThat(waiting()).isZero();
        assertThat(claimed()).containsExactlyInAnyOrderElementsOf(letters);
    }

    @Test
    void keepsALetterOnceHoweverOftenItIsTold() {
        var aside = aside(10, Duration.ofMinutes(1));
        now(aside.put(letter("a")));
        now(aside.put(letter("a")));
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void addsNothingToTheInboxThatIsThere() {
        var aside = aside(10, Duration.ofMinutes(1));
        now(aside.put(letter("a")));
        now(inbox.arrived(letter("a"), RECEIVED, RECEIVED.plusSeconds(60)));
        now(carried(aside));
        Arrival again = now(inbox.arrived(letter("a"), RECEIVED, RECEIVED));
        assertThat(((Again) again).known().state()).isEqualTo(State.ANSWERING);
        assertThat(waiting()).isZero();
    }

    @Test
    void refusesWhatItHasNoRoomForAndLosesNothing() {
        var aside = aside(2, Duration.ofMinutes(1));
        now(aside.put(letter("a")));
        now(aside.put(letter("b")));
        assertThatThrownBy(() -> now(aside.put(letter("c")))).isInstanceOf(Unavailable.class);
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void takesOverWhatADeadInstanceWasCarrying() {
        var dead = aside(10, Duration.ofMinutes(1));
        now(dead.put(letter("a")));
        assertThat(now(dead.some())).hasSize(1);
        assertThat(now(aside(10, Duration.ofMinutes(1)).some())).isEmpty();
        assertThat(now(aside(10, Duration.ZERO).some())).hasSize(1);
    }

    @Test
    void carriesSeveralAtOnce() {
        var aside = aside(10, Duration.ofMinutes(1));
        now(aside.put(letter("a")));
        now(aside.put(letter("b")));
        assertThat(now(aside.some())).hasSize(2);
        assertThat(now(aside.some())).hasSize(2);
        for (var waiting : now(aside.some())) {
            now(aside.done(waiting));
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void goesOnWithWhatItWasCarryingItself() {
        var aside = aside(10, Duration.ofMinutes(1));
        now(aside.put(letter("a")));
        assertThat(now(aside.some())).hasSize(1);
        assertThat(now(aside.some())).hasSize(1);
    }

    @Test
    void carriesEachLetterOnceThoughSeveralCarry() {
        var carriers = List.of(aside(500, Duration.ZERO), aside(500, Duration.ZERO), aside(500, Duration.ZERO));
        Flux.range(0, 200)
                .flatMap(n -> carriers.get(0).put(letter("n" + n)))
                .then()
                .block(Duration.ofSeconds(20));
        Flux.fromIterable(carriers)
                .flatMap(carrier -> carried(carrier).repeat(20))
                .then()
                .block(Duration.ofSeconds(20));
        assertThat(waiting()).isZero();
        assertThat(claimed()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void sealsLetters() {
        now(aside(10, Duration.ofMinutes(1)).put(letter("a")));
        var kept = now(redis.ask(commands -> commands.xrange(RedisAside.STREAM, io.lettuce.core.Range.unbounded())
                .collectList()));
        var body = new String(kept.get(0).getBody().get("body"), StandardCharsets.ISO_8859_1);
        assertThat(body).doesNotContain("words");
    }

    @Test
    void isUnavailableWithoutRedis() throws IOException {
        SERVER.stop();
        try {
            var aside = aside(10, Duration.ofMinutes(1));
            assertThatThrownBy(() -> now(aside.put(letter("a")))).isInstanceOf(Unavailable.class);
        } finally {
            SERVER.start();
        }
    }

    private RedisAside aside(int most, Duration lost) {
        return new RedisAside(redis, TestSecrets.sealer(), most, lost);
    }

    private Mono<Boolean> carried(RedisAside aside) {
        return InboxWorkers.carried(inbox, aside, Clock.systemUTC());
    }

    private long waiting() {
        return now(redis.ask(commands -> commands.xlen(RedisAside.STREAM)));
    }

    private List<Letter> claimed() {
        var claimed = new ArrayList<Letter>();
        var until = Instant.now().plusSeconds(600);
        for (var claim = now(inbox.due(Instant.now(), until));
                claim != null;
                claim = now(inbox.due(Instant.now(), until))) {
            claimed.add(claim.letter());
        }
        return claimed;
    }

    private static Letter letter(String key) {
        return new Letter(key, "wx1", "from " + key, RECEIVED, "<xml>words</xml>");
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
