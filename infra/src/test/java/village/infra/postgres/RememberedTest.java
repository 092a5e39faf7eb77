package village.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RememberedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private Mono<String> answer = Mono.just("an answer");
    private final Remembered<Integer, String> remembered = new Remembered<>(this::ask, nanos::get);

    private Mono<String> ask(Integer key) {
        asked.incrementAndGet();
        return answer;
    }

    @Test
    void asksOnceInHalfAMinute() {
        get(1);
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(get(1)).isEqualTo("an answer");
        assertThat(asked).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        get(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void forgetsWhatItIsToldTo() {
        get(1);
        get(2);
        remembered.forget(key -> key == 1);
        get(1);
        get(2);
        assertThat(asked).hasValue(3);
    }

    @Test
    void doesNotKeepAnAnswerAskedForBeforeItWasToForget() {
        var late = Sinks.<String>one();
        answer = late.asMono();
        var waiting = remembered.of(1).toFuture();
        remembered.forget(key -> true);
        late.tryEmitValue("an old answer");
        assertThat(waiting.join()).isEqualTo("an old answer");
        answer = Mono.just("a new answer");
        assertThat(get(1)).isEqualTo("a new answer");
    }

    @Test
    void keepsNeitherFailuresNorNothing() {
        answer = Mono.error(new IllegalStateException("no"));
        assertThat(remembered.of(1).onErrorReturn("failed").block(PATIENCE)).isEqualTo("failed");
        answer = Mono.empty();
        assertThat(get(1)).isNull();
        answer = Mono.just("an answer");
        assertThat(get(1)).isEqualTo("an answer");
    }

    @Test
    void keepsWhatCameToBeKnownOtherwise() {
        remembered.keep(1, "by the way");
        assertThat(get(1)).isEqualTo("by the way");
        assertThat(asked).hasValue(0);
    }

    private String get(int key) {
        return remembered.of(key).block(PATIENCE);
    }
}
