package village.infra.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;

/**
 * Writes for many with one statement. What comes while nothing is under way is sent at once; what comes meanwhile is
 * gathered into the next batch, so that nobody waits for a timer. What has the same key never meets in a batch, the second
 * goes with a later one. Whoever finds too many waiting is refused. A batch that fails is written one by one, so that a bad
 * one spoils no other; when the database is gone all who wait are told. Who leaves takes nothing back.
 */
public final class WriteQueue<W, A> {
    private static final int ONE_BY_ONE = 4;

    private final Function<List<W>, Mono<Map<Object, A>>> batch;
    private final Function<W, Object> key;
    private final int room;
    private final int most;
    private final Deque<Waiting<W, A>> waiting = new ArrayDeque<>();
    private boolean underWay;

    /**
     * @param batch writes all of a list or nothing and gives the answers by key, one for each
     * @param key tells what may not meet in a batch
     * @param room how many may wait
     * @param most how many go into a batch
     */
    public WriteQueue(Function<List<W>, Mono<Map<Object, A>>> batch, Function<W, Object> key, int room, int most) {
        this.batch = batch;
        this.key = key;
        this.room = room;
        this.most = most;
    }

    private record Waiting<W, A>(W work, Object key, Sinks.One<A> answer) {}

    /** Gives the answer once the batch is committed. */
    public Mono<A> write(W work) {
        return Mono.defer(() -> {
            var one = new Waiting<W, A>(work, key.apply(work), Sinks.one());
            if (!queued(one)) {
                return Mono.error(() -> Refusal.of(Reason.REQUEST_TOO_MANY));
            }
            sendNext();
            return one.answer().asMono();
        });
    }

    private synchronized boolean queued(Waiting<W, A> one) {
        return waiting.size() < room && waiting.offer(one);
    }

    private void sendNext() {
        var next = taken();
        if (!next.isEmpty()) {
            written(next)
                    .onErrorResume(failure -> failed(next, failure))
                    .doFinally(end -> over())
                    .subscribe();
        }
    }

    /** The first of each key, as they came; nothing while a batch is under way. */
    private synchronized List<Waiting<W, A>> taken() {
        var next = new ArrayList<Waiting<W, A>>();
        if (underWay) {
            return next;
        }
        var keys = new HashSet<>();
        var all = waiting.iterator();
        while (all.hasNext() && next.size() < most) {
            var one = all.next();
            if (keys.add(one.key())) {
                next.add(one);
                all.remove();
            }
        }
        underWay = !next.isEmpty();
        return next;
    }

    private void over() {
        synchronized (this) {
            underWay = false;
        }
        sendNext();
    }

    private Mono<Void> written(List<Waiting<W, A>> asked) {
        return Mono.defer(() -> batch.apply(asked.stream().map(Waiting::work).toList()))
                .defaultIfEmpty(Map.of())
                .doOnNext(answers -> asked.forEach(one -> answer(one, answers.get(one.key()))))
                .then();
    }

    private static <W, A> void answer(Waiting<W, A> one, @Nullable A answer) {
        if (answer == null) {
            one.answer().tryEmitError(new IllegalStateException("a batch (expected: an answer for each of it)"));
        } else {
            one.answer().tryEmitValue(answer);
        }
    }

    private Mono<Void> failed(List<Waiting<W, A>> asked, Throwable failure) {
        if (failure instanceof Unavailable) {
            tell(asked, failure);
            tell(allWaiting(), failure);
            return Mono.empty();
        }
        if (asked.size() == 1) {
            tell(asked, failure);
            return Mono.empty();
        }
        return oneByOne(asked);
    }

    /** Once one finds the database gone, none that is not under way yet is tried. */
    private Mono<Void> oneByOne(List<Waiting<W, A>> asked) {
        var gone = new AtomicReference<@Nullable Throwable>();
        return Flux.fromIterable(asked)
                .map(List::of)
                .flatMap(one -> Mono.defer(() -> next(one, gone)), ONE_BY_ONE)
                .then();
    }

    private Mono<Void> next(List<Waiting<W, A>> one, AtomicReference<@Nullable Throwable> gone) {
        var failure = gone.get();
        return failure == null ? alone(one, gone) : failed(one, failure);
    }

    private Mono<Void> alone(List<Waiting<W, A>> one, AtomicReference<@Nullable Throwable> gone) {
        return written(one).onErrorResume(own -> {
            if (own instanceof Unavailable) {
                gone.set(own);
            }
            return failed(one, own);
        });
    }

    private static <W, A> void tell(List<Waiting<W, A>> all, Throwable failure) {
        all.forEach(one -> one.answer().tryEmitError(failure));
    }

    private synchronized List<Waiting<W, A>> allWaiting() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
