package village.infra.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.infra.postgres.PostgresExtension;
import village.infra.redis.RedisExtension;

class PackagedJarIT {
    private static final int NOBODY_LISTENS = 1;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @RegisterExtension
    static final RedisExtension REDIS = new RedisExtension();

    @Test
    void holdsNothingOfTheEmbeddedRun() throws IOException {
        try (var jar = new JarFile(PackagedJar.FILE.toFile())) {
            var names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("BOOT-INF/classes/village/infra/VillageApplication.class")
                    .noneMatch(name -> name.contains("embedded"))
                    .noneMatch(name -> name.contains("wiremock"))
                    .noneMatch(name -> name.contains("BOOT-INF/classes/")
                            && name.toLowerCase(Locale.ROOT).contains("demo"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo("village.infra.VillageApplication");
        }
    }

    @Test
    void namesEverythingThatMustBeGiven() throws Exception {
        try (var jar = PackagedJar.started(Map.of())) {
            assertThat(jar.exit()).isEqualTo(1);
            assertThat(jar.output())
                    .contains(
                            "village.postgres.host: missing",
                            "village.postgres.password: missing",
                            "village.redis.url: missing",
                            "village.secrets.session: missing",
                            "village.secrets.data: missing",
                            "village.secrets.evidence: missing")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesWeakSecretsWithoutRepeatingThem() throws Exception {
        var settings = settings();
        settings.put("village.secrets.data", "Y2hhbmdlbWU=");
        try (var jar = PackagedJar.started(settings)) {
            assertThat(jar.exit()).isEqualTo(1);
            assertThat(jar.output())
                    .contains("village.secrets.data: weak")
                    .doesNotContain("Y2hhbmdlbWU")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesToStartWithoutPostgres() throws Exception {
        var settings = settings();
        settings.put("village.postgres.port", "" + NOBODY_LISTENS);
        try (var jar = PackagedJar.started(settings)) {
            assertThat(jar.exit()).isEqualTo(1);
            assertThat(jar.output()).contains("cannot start without PostgreSQL", "village.postgres.host");
        }
    }

    @Test
    void refusesToStartWithoutRedis() throws Exception {
        var settings = settings();
        settings.put("village.redis.url", "redis://127.0.0.1:" + NOBODY_LISTENS);
        try (var jar = PackagedJar.started(settings)) {
            assertThat(jar.exit()).isEqualTo(1);
            assertThat(jar.output()).contains("cannot start without Redis", "village.redis.url");
        }
    }

    /** The figure is printed for the record; the limit leaves room for a busy machine. */
    @Test
    void startsQuicklyAndStopsCleanly() throws Exception {
        var settings = settings();
        var port = free();
        var management = free();
        settings.put("server.port", "" + port);
        settings.put("management.server.port", "" + management);
        settings.put("village.attachment.folder", folder.toString());
        try (var jar = PackagedJar.started(settings)) {
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(60))
                    .failFast("ended: see its output", () -> !jar.alive())
                    .ignoreExceptions()
                    .until(() -> status(port, "/openapi/v1/health") == 200);
            System.out.printf(Locale.ROOT, "from process start to first 200: %.1f s%n", jar.seconds());
            assertThat(jar.seconds()).isLessThan(40);
            await().atMost(Duration.ofSeconds(10)).until(() -> status(management, "/actuator/health/readiness") == 200);
            assertThat(status(management, "/actuator/prometheus")).isEqualTo(200);
            assertThat(status(port, "/actuator/health")).isEqualTo(404);
            assertThat(status(port, "/demo")).isEqualTo(404);
            assertThat(status(port, "/v3/api-docs")).isEqualTo(404);
            assertThat(status(port, "/v3/api-docs/mp")).isEqualTo(404);
            assertThat(status(port, "/v3/api-docs/console")).isEqualTo(404);
            assertThat(status(port, "/demo/persons")).isEqualTo(404);
            assertThat(jar.stopped()).isEqualTo(143);
            assertThat(jar.output())
                    .contains("\"route\":\"/openapi/v1/health\"")
                    .doesNotContain(settings.get("village.secrets.data"));
        }
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(3))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("village.postgres.host", "127.0.0.1");
        settings.put("village.postgres.port", "" + PostgresExtension.port());
        settings.put("village.postgres.database", POSTGRES.name());
        settings.put("village.postgres.user", "postgres");
        settings.put("village.postgres.password", "postgres");
        settings.put("village.redis.url", REDIS.settings().url());
        settings.put("village.secrets.session", random(1));
        settings.put("village.secrets.data", random(2));
        settings.put("village.secrets.evidence", random(3));
        return settings;
    }

    private static String random(long seed) {
        var bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
