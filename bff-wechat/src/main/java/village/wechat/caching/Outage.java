package village.wechat.caching;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether PostgreSQL was away a moment ago. While it is, old answers go out at once and one load now and then finds out
 * whether it is back; otherwise everybody would wait for a load that fails.
 */
final class Outage {
    private static final long REMEMBERED = Duration.ofSeconds(3).toNanos();
    private static final long BETWEEN_TRIES = Duration.ofMillis(500).toNanos();

    private final AtomicLong until;
    private final AtomicLong nextTry;
    private volatile long good;

    Outage(long now) {
        until = new AtomicLong(now);
        nextTry = new AtomicLong(now);
        good = now - 1;
    }

    boolean lasts(long now) {
        return until.get() - now > 0;
    }

    /** A load failed that began then. Nothing is learned from one that began before PostgreSQL was last seen well. */
    void noticed(long began, long now) {
        if (began - good >= 0) {
            until.set(now + REMEMBERED);
            nextTry.set(now + BETWEEN_TRIES);
        }
    }

    /** PostgreSQL was seen well: no old answer goes out from here on. */
    void over(long now) {
        good = now;
        until.set(now);
    }

    /** True for one of those who ask, now and then. */
    boolean mayTry(long now) {
        var next = nextTry.get();
        return next - now <= 0 && nextTry.compareAndSet(next, now + BETWEEN_TRIES);
    }
}
