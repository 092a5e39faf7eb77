package village.wechat.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One blocking call that holds a place in a lane. A caller who goes away before it began keeps it from beginning;
 * afterwards it runs to its end, undisturbed and once. Where it is in doubt whether WeChat is well again, WeChat is first
 * asked for something that has no effect: a message that meets silence is lost, for it is never repeated.
 */
final class Call<T> implements Runnable {
    private enum State {
        WAITING,
        SOUNDING,
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
    private final Callable<?> sounding;
    private final Callable<T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Ending<T>> ending = new CompletableFuture<>();

    /** @param sounding has no effect, and fails where WeChat is away */
    Call(Lane lane, Callable<?> sounding, Callable<T> work) {
        this.lane = lane;
        this.sounding = sounding;
        this.work = work;
    }

    @Override
    public void run() {
        if (!state.compareAndSet(State.WAITING, State.SOUNDING)) {
            return;
        }
        var began = System.nanoTime();
        var away = lane.doubtful() ? away() : null;
        var end = away == null && state.compareAndSet(State.SOUNDING, State.BEGUN) ? end() : new Ending<T>(null, away);
        lane.leave(Duration.ofNanos(System.nanoTime() - began), end.failure());
        ending.complete(end);
    }

    /** What keeps the work from beginning; null when WeChat answered, were it with a refusal. */
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable WechatFailure away() {
        try {
            sounding.call();
            return null;
        } catch (Exception | LinkageError e) {
            return WechatFailure.of(e).sick() ? WechatFailure.notSent("still away") : null;
        }
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
        } else {
            state.compareAndSet(State.SOUNDING, State.ABANDONED);
        }
    }

    boolean begun() {
        return state.get() == State.BEGUN;
    }
}
