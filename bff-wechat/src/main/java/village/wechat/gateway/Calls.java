package village.wechat.gateway;

import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs blocking calls: on threads of their own, few at once, ended in time. Each call runs at most once. */
final class Calls implements AutoCloseable {
    private record LaneName(String appId, CallKind kind) {}

    private final ConcurrentMap<LaneName, Lane> lanes = new ConcurrentHashMap<>();
    private final WechatSettings settings;
    private final Scheduler threads;
    private final TimeLimiter limiter;

    Calls(WechatSettings settings) {
        this.settings = settings;
        this.threads = Schedulers.newBoundedElastic(settings.threads(), settings.queue(), "wechat", 60, true);
        this.limiter = TimeLimiter.of(
                "wechat",
                TimeLimiterConfig.custom().timeoutDuration(settings.patience()).build());
    }

    /** Begins the work when subscribed to. Fails with a {@link WechatFailure} and nothing else. */
    <T> Mono<T> call(String appId, CallKind kind, Callable<T> work) {
        return call(appId, kind, () -> true, work);
    }

    /**
     * The same for work that must not be lost.
     *
     * @param sounding asks WeChat for something that has no effect; the work is not sent where that fails
     */
    <T> Mono<T> call(String appId, CallKind kind, Callable<?> sounding, Callable<T> work) {
        return Mono.defer(() -> begun(lane(appId, kind), sounding, work));
    }

    private Lane lane(String appId, CallKind kind) {
        return lanes.computeIfAbsent(
                new LaneName(appId, kind), name -> new Lane(name.appId() + ' ' + name.kind(), settings));
    }

    private <T> Mono<T> begun(Lane lane, Callable<?> sounding, Callable<T> work) {
        var turnedAway = lane.enter();
        if (turnedAway != null) {
            return Mono.error(turnedAway);
        }
        var call = new Call<T>(lane, sounding, work);
        try {
            threads.schedule(call);
        } catch (RejectedExecutionException e) {
            lane.leaveUnused();
            return Mono.error(WechatFailure.notSent("queue full"));
        }
        return call.outcome()
                .transformDeferred(TimeLimiterOperator.of(limiter))
                .publishOn(Schedulers.parallel())
                .onErrorMap(TimeoutException.class, late -> late(call));
    }

    private static WechatFailure late(Call<?> call) {
        return call.begun() ? WechatFailure.unknown("no answer in time") : WechatFailure.notSent("no turn in time");
    }

    @Override
    public void close() {
        threads.disposeGracefully().timeout(Duration.ofSeconds(5), Mono.empty()).block();
    }
}
