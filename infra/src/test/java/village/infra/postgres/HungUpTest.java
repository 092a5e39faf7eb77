package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who hangs up stops no statement: not one that reads, not one that writes. */
class HungUpTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final Sinks.One<Integer> held = Sinks.one();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    private Mono<Integer> underWay() {
        return held.asMono().doOnCancel(() -> stopped.set(true)).doOnSuccess(done -> ended.set(true));
    }

    @Test
    void aReaderWhoHangsUpStopsNothing() {
        hangsUp(database.query(client -> underWay()));
    }

    @Test
    void aWriterWhoHangsUpStopsNothing() {
        hangsUp(database.write(client -> underWay()));
    }

    @Test
    void aFailureReachesTheReader() {
        assertThatThrownBy(() -> database.query(client -> Mono.error(new IllegalStateException("broken")))
                        .block(Duration.ofSeconds(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void whatTheReaderKnowsReachesTheQuery() {
        var seen = database.query(client -> Mono.deferContextual(context -> Mono.just(context.<String>get("who"))))
                .contextWrite(context -> context.put("who", "reader"))
                .block(Duration.ofSeconds(20));
        assertThat(seen).isEqualTo("reader");
    }

    private void hangsUp(Mono<Integer> asked) {
        var line = asked.subscribe();
        await().until(() -> held.currentSubscriberCount() == 1);
        line.dispose();
        assertThat(stopped).isFalse();
        held.tryEmitValue(1);
        await().untilTrue(ended);
    }
}
