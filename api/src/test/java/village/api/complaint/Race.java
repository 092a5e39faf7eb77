package village.api.complaint;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;

/** Lets acts begin at the same moment, each on a thread of its own. */
public final class Race {
    public static final String WON = "won";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Race() {}

    /** What came of each, in the order of the acts: {@link #WON}, or the code of the refusal. */
    public static List<String> of(Mono<?>... acts) {
        var started = new CountDownLatch(acts.length);
        return Flux.fromStream(Stream.of(acts))
                .flatMapSequential(
                        act -> Mono.fromRunnable(() -> together(started))
                                .then(outcome(act))
                                .subscribeOn(Schedulers.boundedElastic()),
                        acts.length)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Mono<String> outcome(Mono<?> act) {
        return act.thenReturn(WON)
                .onErrorResume(
                        Refusal.class, refused -> Mono.just(refused.reason().code()));
    }

    private static void together(CountDownLatch started) {
        started.countDown();
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody else started", e);
        }
    }
}
