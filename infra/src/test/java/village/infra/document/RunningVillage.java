package village.infra.document;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.infra.VillageApplication;
import village.infra.postgres.PostgresExtension;
import village.infra.redis.RedisExtension;

/** The application as an installation runs it, on a port of its own. */
public record RunningVillage(ConfigurableApplicationContext context, HttpClient http) implements AutoCloseable {
    public static RunningVillage on(PostgresExtension postgres, RedisExtension redis, Map<String, String> more) {
        var settings = new HashMap<String, String>();
        settings.put("server.port", "0");
        settings.put("management.server.port", "-1");
        settings.put("village.postgres.host", "127.0.0.1");
        settings.put("village.postgres.port", "" + PostgresExtension.port());
        settings.put("village.postgres.database", postgres.name());
        settings.put("village.postgres.user", "postgres");
        settings.put("village.postgres.password", "postgres");
        settings.put("village.redis.url", redis.settings().url());
        settings.put("village.secrets.session", secret(1));
        settings.put("village.secrets.data", secret(2));
        settings.put("village.attachment.folder", "target/attachments");
        settings.put("logging.level.village", "warn");
        settings.putAll(more);
        var arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningVillage(VillageApplication.application().run(arguments), HttpClient.newHttpClient());
    }

    private static String secret(long seed) {
        var bytes = new byte[48];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path).body());
    }

    @Override
    public void close() {
        context.close();
    }
}
