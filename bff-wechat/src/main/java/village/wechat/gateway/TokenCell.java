package village.wechat.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The token of one account in this instance, and the one renewal under way. */
final class TokenCell {
    static final AccessToken NONE = new AccessToken("none", Instant.EPOCH);

    private final AtomicReference<@Nullable Mono<AccessToken>> renewal = new AtomicReference<>();
    private volatile AccessToken token = NONE;
    private volatile Instant tried = Instant.EPOCH;

    AccessToken token() {
        return token;
    }

    void keep(AccessToken fresh) {
        token = fresh;
    }

    /** Whether a renewal ahead of time is due; says so at most once in {@code pause}. */
    boolean due(Duration pause, Instant now) {
        if (now.isBefore(tried.plus(pause))) {
            return false;
        }
        tried = now;
        return true;
    }

    boolean lives(Duration span, Instant now) {
        return token.lives(span, now);
    }

    /** Whether the token lives that long and is another than the refused one. */
    boolean good(AccessToken refused, Duration span, Instant now) {
        var mine = token;
        return mine.lives(span, now) && !mine.value().equals(refused.value());
    }

    /** Joins the renewal under way or starts one. It goes on when those who wait for it go away. */
    Mono<AccessToken> together(Supplier<Mono<AccessToken>> renew) {
        var mine = new AtomicReference<@Nullable Mono<AccessToken>>();
        var started = Mono.defer(renew)
                .doOnTerminate(() -> renewal.compareAndSet(mine.get(), null))
                .cache();
        mine.set(started);
        var underWay = renewal.compareAndExchange(null, started);
        return underWay == null ? started : underWay;
    }
}
