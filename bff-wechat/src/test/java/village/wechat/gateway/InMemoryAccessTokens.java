package village.wechat.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import village.api.Unavailable;

/** The twin of the shared token store. Each instance of the software gets its own {@link #instance()} of one memory. */
public final class InMemoryAccessTokens implements AccessTokenStore {
    private record Lease(Object owner, Instant end) {}

    private final Map<String, AccessToken> tokens;
    private final Map<String, Lease> leases;
    private final AtomicBoolean reachable;
    private final Clock clock;

    public InMemoryAccessTokens(Clock clock) {
        this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicBoolean(true), clock);
    }

    private InMemoryAccessTokens(
            Map<String, AccessToken> tokens, Map<String, Lease> leases, AtomicBoolean reachable, Clock clock) {
        this.tokens = tokens;
        this.leases = leases;
        this.reachable = reachable;
        this.clock = clock;
    }

    /** The same memory as another instance sees it. */
    public InMemoryAccessTokens instance() {
        return new InMemoryAccessTokens(tokens, leases, reachable, clock);
    }

    /** Pulls the plug, or puts it back. */
    public void reachable(boolean now) {
        reachable.set(now);
    }

    @Override
    public Mono<AccessToken> get(String appId) {
        return asked(() -> {
            var token = tokens.get(appId);
            return token != null && token.expiresAt().isAfter(clock.instant()) ? token : null;
        });
    }

    @Override
    public Mono<Void> put(String appId, AccessToken token) {
        return asked(() -> tokens.put(appId, token)).then();
    }

    @Override
    public Mono<Boolean> lease(String errand, Duration span) {
        return asked(() -> {
            var mine = new Lease(this, clock.instant().plus(span));
            var held = leases.merge(errand, mine, (old, fresh) -> old.end().isAfter(clock.instant()) ? old : fresh);
            return held == mine;
        });
    }

    @Override
    public Mono<Void> release(String errand) {
        return asked(() -> leases.computeIfPresent(errand, (name, lease) -> lease.owner() == this ? null : lease))
                .then();
    }

    private <T> Mono<T> asked(java.util.function.Supplier<T> answer) {
        return Mono.fromSupplier(() -> {
            if (!reachable.get()) {
                throw new Unavailable("redis", new IllegalStateException("unplugged"));
            }
            return answer.get();
        });
    }
}
