package village.infra.wechat;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;
import village.infra.redis.Redis;
import village.wechat.gateway.AccessToken;
import village.wechat.gateway.AccessTokenStore;

/** The shared tokens on Redis, sealed: whoever can read Redis cannot speak for a village. */
final class RedisAccessTokens implements AccessTokenStore {
    private static final String COLUMN = "redis.wechat_token";
    private static final String RELEASE_OWN = """
            if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
            return 0
            """;

    private final Redis redis;
    private final Sealer sealer;
    private final Clock clock;
    private final byte[] me = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

    RedisAccessTokens(Redis redis, Sealer sealer, Clock clock) {
        this.redis = redis;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> get(String appId) {
        return redis.ask(commands -> commands.get(token(appId)))
                .mapNotNull(kept -> opened(appId, kept))
                .filter(token -> token.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public Mono<Void> put(String appId, AccessToken token) {
        var life = Duration.between(clock.instant(), token.expiresAt()).toMillis();
        if (life <= 0) {
            return Mono.empty();
        }
        var closed = sealer.seal(COLUMN, appId, token.expiresAt().toEpochMilli() + " " + token.value());
        return redis.ask(commands -> commands.psetex(token(appId), life, closed))
                .then();
    }

    @Override
    public Mono<Boolean> lease(String errand, Duration span) {
        return redis.ask(commands ->
                        commands.set(lease(errand), me, SetArgs.Builder.nx().px(span.toMillis())))
                .hasElement();
    }

    @Override
    public Mono<Void> release(String errand) {
        return redis.ask(commands -> commands.eval(
                                RELEASE_OWN, ScriptOutputType.INTEGER, new String[] {lease(errand)}, me)
                        .then())
                .then();
    }

    /** Sealed with another key (a rotation, another installation on the same Redis): as good as none. */
    private @Nullable AccessToken opened(String appId, byte[] kept) {
        try {
            var parts = sealer.open(COLUMN, appId, kept).split(" ", 2);
            return new AccessToken(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0])));
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private static String token(String appId) {
        return "wechat:token:" + appId;
    }

    private static String lease(String errand) {
        return "wechat:lease:" + errand;
    }
}
