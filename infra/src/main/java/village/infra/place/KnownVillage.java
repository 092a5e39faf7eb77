package village.infra.place;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.api.place.Village;

/** One village: what was learned last, until when that need not be asked again, and the question under way. */
final class KnownVillage {
    private static final long FRESH = Duration.ofSeconds(30).toNanos();
    /** After a question to which nobody answered; all who ask meanwhile would only wait for the next such one. */
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private volatile @Nullable Learned learned;
    private @Nullable CompletableFuture<Village> asking;

    private record Learned(Village village, long until) {}

    @Nullable
    Village fresh(long now) {
        var present = learned;
        return present != null && present.until() - now > 0 ? present.village() : null;
    }

    @Nullable
    Village before() {
        var present = learned;
        return present == null ? null : present.village();
    }

    /** Joins the question under way, or asks. */
    CompletableFuture<Village> load(Supplier<Mono<Village>> question, Ticker ticker) {
        var future = new CompletableFuture<Village>();
        synchronized (this) {
            if (asking != null) {
                return asking;
            }
            asking = future;
        }
        question.get().toFuture().whenComplete((village, failure) -> answered(future, village, failure, ticker));
        return future;
    }

    private void answered(
            CompletableFuture<Village> future, @Nullable Village village, @Nullable Throwable failure, Ticker ticker) {
        synchronized (this) {
            asking = null;
            learned = learned(village, failure, ticker.read());
        }
        if (failure == null) {
            future.complete(village);
        } else {
            future.completeExceptionally(failure);
        }
    }

    private @Nullable Learned learned(@Nullable Village village, @Nullable Throwable failure, long now) {
        if (village != null) {
            return new Learned(village, now + FRESH);
        }
        var before = learned;
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Unavailable && before != null ? new Learned(before.village(), now + PAUSE) : null;
    }
}
