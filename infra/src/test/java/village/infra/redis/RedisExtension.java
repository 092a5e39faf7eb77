package village.infra.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/** Gives a test class a real Redis of its own, which it may kill. */
public final class RedisExtension implements BeforeAllCallback, AfterAllCallback {
    private int port;
    private RedisServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        port = freePort();
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    public void start() throws IOException {
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("save \"\"")
                .setting("bind 127.0.0.1")
                .build();
        server.start();
    }

    public void stop() throws IOException {
        server.stop();
    }

    /** A connection as an instance of the software makes it. */
    public Redis connect() {
        return Redis.connect(settings());
    }

    public RedisSettings settings() {
        return new RedisSettings("redis://127.0.0.1:" + port, Duration.ofMillis(500), true);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
