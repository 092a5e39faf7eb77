package village.infra.credit.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses.Heard;
import village.infra.credit.progress.BeatBatch.Counted;

/**
 * Sends a beat at once when nothing is under way, and gathers those that come meanwhile: nobody waits for a timer. A batch
 * holds one beat of a member, the next of his goes with the next batch. Whoever finds too many waiting is refused. A batch
 * that fails is counted beat by beat, so that one bad beat spoils no other; when the database is gone all are told.
 */
final class BeatQueue {
    static final int ROOM = 5_000;
    static final int BATCH = 500;

    private final Function<List<Beat>, Mono<List<Counted>>> batch;
    private final int room;
    private final int most;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean underWay;

    BeatQueue(Function<List<Beat>, Mono<List<Counted>>> batch, int room, int most) {
        this.batch = batch;
        this.room = room;
        this.most = most;
    }

    private record Waiting(Beat beat, Sinks.One<Heard> answer) {}

    Mono<Heard> hear(Beat beat) {
        return Mono.defer(() -> {
            var one = new Waiting(beat, Sinks.one());
            if (!queued(one)) {
                return Mono.error(() -> Refusal.of(Reason.REQUEST_TOO_MANY));
            }
            sendNext();
            return one.answer().asMono();
        });
    }

    private synchronized boolean queued(Waiting one) {
        return waiting.size() < room && waiting.offer(one);
    }

    private void sendNext() {
        var next = taken();
        if (!next.isEmpty()) {
            Mono.defer(() -> batch.apply(beats(next)))
                    .doOnNext(counted -> answer(next, counted))
                    .onErrorResume(failure -> failed(next, failure))
                    .doFinally(end -> over())
                    .subscribe();
        }
    }

    /** The first beat of each member, as they came; nothing while a batch is under way. */
    private synchronized List<Waiting> taken() {
        var next = new ArrayList<Waiting>();
        if (underWay) {
            return next;
        }
        var members = new HashSet<>();
        var all = waiting.iterator();
        while (all.hasNext() && next.size() < most) {
            var one = all.next();
            if (members.add(one.beat().member())) {
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

    private static List<Beat> beats(List<Waiting> all) {
        return all.stream().map(Waiting::beat).toList();
    }

    private static void answer(List<Waiting> asked, List<Counted> counted) {
        var known = counted.stream().collect(Collectors.toMap(Counted::member, Counted::heard));
        asked.forEach(one -> answer(one, known.get(one.beat().member())));
    }

    private static void answer(Waiting one, @Nullable Heard heard) {
        if (heard == null) {
            one.answer().tryEmitError(new IllegalStateException("beat (expected: counted)"));
        } else {
            one.answer().tryEmitValue(heard);
        }
    }

    private Mono<List<Counted>> failed(List<Waiting> asked, Throwable failure) {
        if (asked.size() == 1 || failure instanceof Unavailable) {
            asked.forEach(one -> one.answer().tryEmitError(failure));
            return Mono.empty();
        }
        return Flux.fromIterable(asked).concatMap(this::alone).then(Mono.empty());
    }

    private Mono<List<Counted>> alone(Waiting one) {
        return batch.apply(List.of(one.beat()))
                .doOnNext(counted -> answer(List.of(one), counted))
                .onErrorResume(failure -> {
                    one.answer().tryEmitError(failure);
                    return Mono.empty();
                });
    }
}
