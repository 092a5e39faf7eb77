package village.infra.postgres;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Answers that are asked for again and again, kept for a short while in this instance. Many who ask at once cause one
 * question, and the first to ask may leave without spoiling it for the others. What is not found is not kept.
 */
public final class Remembered<K, V> {
    /** As long as anything is kept that nobody takes back. */
    public static final Duration A_WHILE = Duration.ofSeconds(30);

    private static final int MOST = 20_000;

    private final Function<K, Mono<V>> question;
    private final AsyncCache<K, V> answers;

    public Remembered(Function<K, Mono<V>> question) {
        this(question, Ticker.systemTicker());
    }

    Remembered(Function<K, Mono<V>> question, Ticker ticker) {
        this.question = question;
        this.answers = Caffeine.newBuilder()
                .expireAfterWrite(A_WHILE)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    public Mono<V> of(K key) {
        return Mono.fromFuture(
                () -> answers.get(
                        key, (asked, executor) -> question.apply(asked).toFuture()),
                true);
    }

    /** Whether the answer is there, or on its way. */
    public boolean has(K key) {
        return answers.getIfPresent(key) != null;
    }

    /** What is known this moment, for who must not wait for a question of somebody else. */
    public Optional<V> known(K key) {
        var answer = answers.getIfPresent(key);
        return answer != null && answer.isDone() && !answer.isCompletedExceptionally()
                ? Optional.of(answer.join())
                : Optional.empty();
    }

    /** Keeps what came to be known with something else. */
    public void keep(K key, V answer) {
        answers.synchronous().put(key, answer);
    }

    /** A question under way is dropped too: its answer reaches who asked, and is not kept. */
    public void forget(Predicate<K> which) {
        answers.asMap().keySet().removeIf(which);
    }
}
