package village.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/** The twin: one act after another, on the caller's thread; what a failed one did is undone, last first. */
public final class InMemoryTransactions implements Transactions {
    private static final String INSIDE = InMemoryTransactions.class.getName();

    private final Semaphore turn = new Semaphore(1);

    @Override
    public <T> Mono<T> together(Mono<T> work) {
        return Mono.deferContextual(context -> context.hasKey(INSIDE) ? work : alone(work));
    }

    /** Has a twin say how what it did is undone; outside every act it cannot be. */
    public static Mono<Void> undoing(Runnable undo) {
        return Mono.deferContextual(context -> {
            context.<Deque<Runnable>>getOrEmpty(INSIDE).ifPresent(done -> done.push(undo));
            return Mono.empty();
        });
    }

    private <T> Mono<T> alone(Mono<T> work) {
        return Mono.defer(() -> {
            turn.acquireUninterruptibly();
            Deque<Runnable> done = new ArrayDeque<>();
            return work.contextWrite(context -> context.put(INSIDE, done))
                    .doOnError(failure -> done.forEach(Runnable::run))
                    .doOnTerminate(turn::release)
                    .doOnCancel(turn::release);
        });
    }
}
