package village.wechat.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One blocking call that holds a place in a lane. A caller who goes away before it began keeps it from beginning;
 * afterwards it runs to its end, undisturbed and once.
 */
final class Call<T> implements Runnable {
    private enum State {
        WAITING,
        BEGUN,
        ABANDONED
    }

    /** Failures travel as values, so that one nobody waits for is not logged by the machinery. */
    private record Ending<T>(@Nullable T value, @Nullable WechatFailure failure) {
        Mono<T> told() {
            return failure == null ? Mono.justOrEmpty(value) : Mono.error(failure);
        }
    }

    private final Lane lane;
    private final Callable<T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Ending<T>> ending = new CompletableFuture<>();

    Call(Lane lane, Callable<T> work) {
        this.lane = lane;
        this.work = work;
    }

    @Override
    public void run() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
            return;
        }
        var began = System.nanoTime();
        var end = end();
        lane.leave(Duration.ofNanos(System.nanoTime() - began), end.failure());
        ending.complete(end);
    }

    @SuppressWarnings("CatchingUnchecked")
    private Ending<T> end() {
        try {
            return new Ending<>(work.call(), null);
        } catch (Exception | LinkageError e) {
            return new Ending<>(null, WechatFailure.of(e));
        }
    }

    Mono<T> outcome() {
        return Mono.fromFuture(ending, true).doOnCancel(this::abandon).flatMap(Ending::told);
    }

    private void abandon() {
        if (state.compareAndSet(State.WAITING, State.ABANDONED)) {
            lane.leaveUnused();
        }
    }

    boolean begun() {
        return state.get() == State.BEGUN;
    }
}
