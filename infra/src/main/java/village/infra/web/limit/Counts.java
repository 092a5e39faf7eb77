package village.infra.web.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Counts with the other instances; alone while there is no Redis, or while it does not answer in time. */
final class Counts {
    private static final Logger LOG = LoggerFactory.getLogger(Counts.class);

    private final LocalCounts local = new LocalCounts();
    private final Optional<SharedCounts> shared;
    private final Duration patience;
    private final long pause;
    private final AtomicLong aloneUntil = new AtomicLong(System.nanoTime());

    Counts(Optional<SharedCounts> shared, Duration patience, Duration pause) {
        this.shared = shared;
        this.patience = patience;
        this.pause = pause.toNanos();
    }

    /** Counts one request. Never fails, and never takes longer than the patience. */
    Mono<Count> count(String key, Rate rate) {
        return either(() -> local.count(key, rate), together -> together.count(key, rate));
    }

    /** What counting a request would give now; counts nothing. As patient as counting. */
    Mono<Count> left(String key, Rate rate) {
        return either(() -> local.left(key, rate), together -> together.left(key, rate));
    }

    private Mono<Count> either(Supplier<Count> alone, Function<SharedCounts, CompletableFuture<Count>> together) {
        return Mono.defer(() ->
                shared.isEmpty() || alone() ? Mono.just(alone.get()) : heard(together.apply(shared.get()), alone));
    }

    /** What is known at once goes on at once; what Redis had to be asked for must not stay on its one thread. */
    private Mono<Count> heard(CompletableFuture<Count> asked, Supplier<Count> alone) {
        if (asked.isDone() && !asked.isCompletedExceptionally()) {
            return Mono.just(asked.join());
        }
        var heard = asked.orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .handle((count, failure) -> failure == null ? count : countedAlone(alone, failure));
        return Mono.fromFuture(heard, true).publishOn(Schedulers.parallel());
    }

    private Count countedAlone(Supplier<Count> alone, Throwable failure) {
        goAlone(failure);
        return alone.get();
    }

    private boolean alone() {
        return System.nanoTime() - aloneUntil.get() < 0;
    }

    private void goAlone(Throwable failure) {
        var until = System.nanoTime() + pause;
        if (aloneUntil.getAndSet(until) - System.nanoTime() < 0) {
            LOG.warn("counting requests alone, Redis does not: {}", failure.toString());
        }
    }
}
