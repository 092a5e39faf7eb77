package village.infra.client;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import reactor.core.publisher.Mono;
import village.infra.redis.Redis;
import village.openapi.signature.Nonces;

/** Used nonces in Redis; each goes by itself. */
final class RedisNonces implements Nonces {
    private static final byte[] USED = {1};

    private final Redis redis;

    RedisNonces(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Boolean> use(String keyId, String nonce, Duration keep, boolean surely) {
        return redis.ask(commands -> commands.set(
                        "nonce:" + keyId + ':' + nonce,
                        USED,
                        SetArgs.Builder.nx().ex(keep)))
                .hasElement();
    }
}
