package village.infra.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.Unavailable;

/**
 * Every command to Redis goes through here, over one shared connection that comes back by itself. While it is away
 * commands fail at once; a server that hangs is given up after the patience. Whatever breaks is an {@link Unavailable}.
 */
public final class Redis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final RedisClient client;
    private final Optional<StatefulRedisConnection<String, byte[]>> connection;
    private final Duration patience;

    private Redis(RedisClient client, Optional<StatefulRedisConnection<String, byte[]>> connection, Duration patience) {
        this.client = client;
        this.connection = connection;
        this.patience = patience;
    }

    /** Connects. Blocks, so only at the start; fails when there is no Redis and one is required. */
    public static Redis connect(RedisSettings settings) {
        var address = RedisURI.create(settings.url());
        address.setTimeout(CONNECT);
        var client = RedisClient.create(address);
        client.setOptions(options(settings));
        try {
            var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            return new Redis(client, Optional.of(connection), settings.patience());
        } catch (RedisException e) {
            return without(client, settings, address, e);
        }
    }

    private static Redis without(RedisClient client, RedisSettings settings, RedisURI address, RedisException why) {
        if (!settings.required()) {
            LOG.warn("going on without Redis, host={}, port={}", address.getHost(), address.getPort());
            return new Redis(client, Optional.empty(), settings.patience());
        }
        client.shutdown(Duration.ZERO, CONNECT);
        throw new RedisUnreachable(address.getHost() + ':' + address.getPort(), why);
    }

    private static ClientOptions options(RedisSettings settings) {
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP2)
                .requestQueueSize(10_000)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(settings.patience()))
                .build();
    }

    /** Runs one command, or a few. */
    public <T> Mono<T> ask(Function<RedisReactiveCommands<String, byte[]>, Mono<T>> command) {
        return Mono.defer(() -> command.apply(commands()))
                .timeout(patience)
                .onErrorMap(Redis::broken, cause -> new Unavailable("redis", cause));
    }

    private RedisReactiveCommands<String, byte[]> commands() {
        return connection
                .orElseThrow(() -> new RedisException("never connected"))
                .reactive();
    }

    /** For libraries that bring their own commands; nobody blocks on it or closes it. Empty when we do without. */
    public Optional<StatefulRedisConnection<String, byte[]>> connection() {
        return connection;
    }

    private static boolean broken(Throwable failure) {
        return failure instanceof RedisException || failure instanceof TimeoutException;
    }

    /**
     * Closes within a few seconds, come what may: the driver spins on its own lock until every write has ended, and one
     * that was torn down by an error never does. An instance must always be able to stop.
     */
    @Override
    public void close() {
        var closing = new Thread(this::closeWithoutLimit, "redis-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeWithoutLimit() {
        connection.ifPresent(StatefulRedisConnection::close);
        client.shutdown(Duration.ZERO, CONNECT);
    }
}
