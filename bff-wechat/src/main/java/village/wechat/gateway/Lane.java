package village.wechat.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The room one account has for one kind of call. A place is given back when the blocking call has really ended, not
 * when its caller went away: the ready-made Reactor operators would do the latter and let threads pile up.
 */
final class Lane {
    private final Bulkhead room;
    private final CircuitBreaker breaker;

    Lane(String name, WechatSettings settings) {
        this.room = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.together())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.breakerWindow())
                        .minimumNumberOfCalls(settings.breakerWindow() / 2)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(settings.breakerPause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    /** Takes a place, or tells why there is none. */
    @Nullable
    WechatFailure enter() {
        if (!room.tryAcquirePermission()) {
            return WechatFailure.notSent("no room");
        }
        if (!breaker.tryAcquirePermission()) {
            room.releasePermission();
            return WechatFailure.notSent("breaker open");
        }
        return null;
    }

    /** Whether it is being found out if WeChat is well again. */
    boolean doubtful() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    /** Gives a place back that was never used. */
    void leaveUnused() {
        breaker.releasePermission();
        room.releasePermission();
    }

    void leave(Duration took, @Nullable WechatFailure failure) {
        if (failure != null && failure.sick()) {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, failure);
        } else {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        }
        room.onComplete();
    }
}
