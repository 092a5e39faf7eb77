package village.infra.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Unavailable;

/**
 * Answers many who each look for one thing with one question. Who comes while nobody waits is answered at once; who comes
 * while a question is under way is gathered into the next. Nothing ever waits for a timer.
 */
public final class Gathered<K, V> {
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_WAITING = 5_000;

    private final Database database;
    private final BiFunction<DatabaseClient, List<K>, Mono<Map<K, V>>> question;
    private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** @param question gives what is found of several different keys */
    public Gathered(Database database, BiFunction<DatabaseClient, List<K>, Mono<Map<K, V>>> question) {
        this.database = database;
        this.question = question;
    }

    private record Asked<K, V>(K key, CompletableFuture<V> answer) {}

    /** Empty where nothing is found. As patient as any call, the waiting included; who leaves stops nobody else. */
    public Mono<V> find(K key) {
        return database.query(client -> Mono.fromFuture(() -> asked(key), true));
    }

    private CompletableFuture<V> asked(K key) {
        var asked = new Asked<K, V>(key, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedFuture(
                        new Unavailable("postgres", new IllegalStateException("too many are waiting")));
            }
            waiting.add(asked);
            if (underWay) {
                return asked.answer();
            }
            underWay = true;
        }
        next();
        return asked.answer();
    }

    private void next() {
        var batch = taken();
        if (batch.isEmpty()) {
            return;
        }
        var keys = batch.stream().map(Asked::key).distinct().toList();
        database.query(client -> question.apply(client, keys))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a question gave nothing (expected: a map)")))
                .subscribe(found -> answered(batch, found), failure -> failed(batch, failure));
    }

    private synchronized List<Asked<K, V>> taken() {
        var batch = new ArrayList<Asked<K, V>>();
        while (batch.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        underWay = !batch.isEmpty();
        return batch;
    }

    /** The next question is on its way before anybody makes something of these answers. */
    private void answered(List<Asked<K, V>> batch, Map<K, V> found) {
        next();
        for (var asked : batch) {
            @Nullable V answer = found.get(asked.key());
            asked.answer().complete(answer);
        }
    }

    private void failed(List<Asked<K, V>> batch, Throwable failure) {
        next();
        batch.forEach(asked -> asked.answer().completeExceptionally(failure));
    }
}
