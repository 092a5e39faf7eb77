package village.infra.fault;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import village.infra.crypto.Sealer;
import village.infra.crypto.Secrets;
import village.infra.embedded.SimulatedWechat;

/** A whole installation of a test class's own: PostgreSQL, Redis, a simulated WeChat, and instances to be killed. */
final class Installation implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, Object> own;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Path folder;
    private OwnPostgres postgres;
    private OwnRedis redis;
    private SimulatedWechat wechat;
    private int instances;

    Installation() {
        this.own = Map.of();
    }

    /** With a setting other than usual. */
    Installation(String setting, String value) {
        this.own = Map.of(setting, value);
    }

    /** With some settings other than usual. */
    Installation(Map<String, Object> own) {
        this.own = own;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var name = context.getRequiredTestClass().getSimpleName();
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "fault")), name)
                .toAbsolutePath();
        postgres = kept(new OwnPostgres(folder.resolve("postgres")));
        redis = kept(new OwnRedis(folder));
        wechat = kept(new SimulatedWechat(0, List.of()).start());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }

    /** Starts one more instance over the same parts. */
    Instance start() throws IOException {
        return kept(Instance.started(folder.resolve("instance-" + ++instances + ".log"), settings()));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("village.postgres.host", "127.0.0.1");
        settings.put("village.postgres.port", postgres.port());
        settings.put("village.postgres.database", "postgres");
        settings.put("village.postgres.user", "postgres");
        settings.put("village.postgres.password", "postgres");
        settings.put("village.redis.url", redis.url());
        settings.put("village.wechat.api-url", wechat.url());
        settings.put("village.wechat.open-url", wechat.url());
        settings.put("village.secrets.session", secret(3));
        settings.put("village.secrets.data", secret(4));
        settings.put("village.secrets.evidence", secret(5));
        settings.put("village.attachment.folder", folder.resolve("attachments"));
        settings.put("village.logging.json", "OFF");
        settings.put("village.logging.plain", "ALL");
        settings.put("logging.level.village.request", "warn");
        settings.putAll(own);
        return settings;
    }

    private static String secret(long seed) {
        var bytes = new byte[32];
        new java.util.Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    OwnPostgres postgres() {
        return postgres;
    }

    OwnRedis redis() {
        return redis;
    }

    /** How much waits in a stream. */
    long redisLength(String stream) {
        var client = RedisClient.create(redis.url());
        try (var connection = client.connect()) {
            return connection.sync().xlen(stream);
        } finally {
            client.shutdown();
        }
    }

    SimulatedWechat wechat() {
        return wechat;
    }

    /** Opens what the instances sealed. */
    Sealer sealer() {
        return new Sealer(new Secrets(secret(3), secret(4), secret(5)));
    }

    private <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }
}
