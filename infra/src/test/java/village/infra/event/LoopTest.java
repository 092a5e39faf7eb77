package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void goesOnAtOnceWhileThereIsMore() {
        var loop = new Loop("test", LONG, Mono.fromSupplier(() -> steps.incrementAndGet() < 10_000)).start();
        Awaitility.await().until(() -> steps.get() == 10_000);
        loop.stop().block(Workshop.PATIENCE);
        assertThat(steps).hasValue(10_000);
    }

    @Test
    void wakesFromItsRest() {
        var loop = new Loop("test", LONG, Mono.fromSupplier(() -> steps.incrementAndGet() < 0)).start();
        for (var wake = 2; wake <= 100; wake++) {
            loop.wake();
            var expected = wake;
            Awaitility.await().pollDelay(Duration.ZERO).until(() -> steps.get() >= expected);
        }
        loop.stop().block(Workshop.PATIENCE);
    }

    @Test
    void missesNothingThatWakesItDuringAStep() {
        var finish = Sinks.<Boolean>one();
        var first = finish.asMono().doOnNext(more -> steps.incrementAndGet());
        var loop = new Loop("test", LONG, Mono.defer(() -> steps.get() == 0 ? first : counted())).start();
        loop.wake();
        finish.tryEmitValue(false);
        Awaitility.await().until(() -> steps.get() == 2);
        loop.stop().block(Workshop.PATIENCE);
    }

    private Mono<Boolean> counted() {
        return Mono.fromSupplier(() -> steps.incrementAndGet() < 0);
    }

    @Test
    void survivesFailures() {
        var loop = new Loop("test", Duration.ofMillis(1), Mono.fromSupplier(this::failing)).start();
        Awaitility.await().until(() -> steps.get() > 5);
        loop.stop().block(Workshop.PATIENCE);
    }

    @Test
    void stopsOnlyAfterTheStepUnderWay() {
        var finish = Sinks.<Boolean>one();
        var loop = new Loop("test", LONG, finish.asMono().doOnNext(more -> steps.incrementAndGet())).start();
        var stopped = loop.stop().toFuture();
        assertThat(stopped).isNotDone();
        finish.tryEmitValue(true);
        stopped.join();
        assertThat(steps).hasValue(1);
    }

    @Test
    void stopsThoughItNeverStarted() {
        new Loop("test", LONG, Mono.just(true)).stop().block(Workshop.PATIENCE);
    }

    private boolean failing() {
        steps.incrementAndGet();
        throw new IllegalStateException("no");
    }
}
