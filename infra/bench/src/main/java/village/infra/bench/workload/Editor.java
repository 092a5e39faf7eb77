package village.infra.bench.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;

/** Changes a village's newest article in another instance's stead: the row and its event in one commit. */
final class Editor {
    private static final Pattern LOADS = Pattern.compile("village_public_loads_total ([0-9.E]+)");
    private static final String EDIT = """
            with edited as (
              update news_article set version = version + 1, title = '第 ' || version || ' 版'
              where village_id = key(1, 0) and id = key(20, 0) returning version)
            insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
            select gen_random_uuid(), key(1, 0), 'news', key(20, 0), version, 'news.published', '{}', now() from edited
            """;

    private final Site site;
    private final Server server;
    private final AtomicLong edits = new AtomicLong();
    private long loads;
    private long windows;

    Editor(Site site, Server server) {
        this.site = site;
        this.server = server;
    }

    Sample during(Rounds.Window window) throws IOException, InterruptedException {
        var before = counted();
        var timer = Executors.newSingleThreadScheduledExecutor();
        try {
            timer.scheduleAtFixedRate(this::edit, 100, 100, TimeUnit.MILLISECONDS);
            return window.run();
        } finally {
            timer.shutdown();
            timer.awaitTermination(10, TimeUnit.SECONDS);
            loads += counted() - before;
            windows++;
        }
    }

    private void edit() {
        try {
            site.postgres().execute(server.database(), EDIT);
            edits.incrementAndGet();
        } catch (SQLException e) {
            throw new IllegalStateException("edit (expected: possible)", e);
        }
    }

    private long counted() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.managementPort() + "/actuator/prometheus"))
                .build();
        var metrics = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        var found = LOADS.matcher(metrics);
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }

    long loads() {
        return loads;
    }

    long edits() {
        return edits.get();
    }

    /** In each window one load may be due to time alone. */
    long windows() {
        return windows;
    }
}
