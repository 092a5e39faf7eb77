package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who hangs up stops no write that was begun. */
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
    void aWriterWhoHangsUpStopsNothing() {
        hangsUp(database.write(client -> underWay()));
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
