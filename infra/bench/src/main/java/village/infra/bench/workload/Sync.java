package village.infra.bench.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;
import village.infra.bench.load.Signed;
import village.infra.bench.peer.MvcFeed;

/**
 * 8: a platform reads the whole change feed, 500 a page, each call signed; beside the same keyset by hand without any
 * signature, and PostgreSQL's own COPY of the rows. No change is told without a signature, so that what one takes is told
 * from two small questions that differ by hardly more: where the feed ends, signed, and whether all is well, unsigned.
 */
public final class Sync {
    private static final int NUMBER = 8;
    private static final int CONNECTIONS = 4;
    private static final int PAGE = 500;
    private static final int TIMES = 40;
    private static final String QUESTION = "changes";
    private static final String SIGNED = "now";
    private static final String UNSIGNED = "health";
    private static final String COPY = "copy (select id, position, type, village_id, subject_kind, subject_id,"
            + " subject_version, facts, occurred_at from event order by position) to stdout";

    private static final Signed PLATFORM = new Signed(Site.CLIENT_KEY, Site.CLIENT_SECRET);
    private static final HttpClient CALLER = HttpClient.newHttpClient();

    private final Site site;
    private final Load load;
    private final Table table;

    public Sync(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var rows = site.options().articles();
        site.postgres().copy("feed_ours");
        site.postgres().run("feed_ours", "feed.sql", rows);
        site.key("feed_ours");
        site.postgres().execute("postgres", "create database feed_mvc template feed_ours");
        site.postgres().checkpoint();
        var java = List.of(Options.java25().orElse(Options.java()).toString(), "-XX:+UseSerialGC", "-Xmx320m");
        try (var ours = Server.ours(site, "feed_ours", site.plain());
                var mvc = Server.peer(site, "feed_mvc", java, MvcFeed.class)) {
            same(ours, mvc);
            for (var server : List.of(ours, mvc)) {
                Rounds.warm(load, server, QUESTION, CONNECTIONS, site.options().warmMillis());
            }
            compared(ours, mvc);
            signed(ours);
            depths(ours);
        }
    }

    private void compared(Server ours, Server mvc) throws IOException, InterruptedException {
        var samples = new Rounds(site.options().rounds())
                .contender("ours", () -> window(ours, QUESTION))
                .contender("MVC", () -> window(mvc, QUESTION))
                .contender("COPY", this::copied)
                .run();
        var own = samples.of("ours");
        table.atLeast(
                NUMBER, "rows/s to COPY to stdout", Ratio.of(own, samples.of("COPY"), Sample::perSecond), 0.2, "0.4");
        table.atLeast(
                NUMBER,
                "rows/s to MVC keyset, unsigned",
                Ratio.of(own, samples.of("MVC"), Sample::perSecond),
                1.5,
                "3");
        table.told(NUMBER, "CPU of server + PostgreSQL to MVC", Ratio.of(own, samples.of("MVC"), Sample::cost), "");
        samples.forEach((name, taken) -> table.scale("8 pages, " + name, taken));
    }

    /** Both cost one small statement and a small answer; what the signed one takes more is the signature's, and its quota's. */
    private void signed(Server ours) throws IOException, InterruptedException {
        for (var question : List.of(SIGNED, UNSIGNED)) {
            Rounds.warm(load, ours, question, CONNECTIONS, site.options().warmMillis());
        }
        var samples = new Rounds(site.options().rounds())
                .contender(QUESTION, () -> window(ours, QUESTION))
                .contender(SIGNED, () -> window(ours, SIGNED))
                .contender(UNSIGNED, () -> window(ours, UNSIGNED))
                .run();
        var pages = samples.of(QUESTION);
        var shares = new ArrayList<Double>();
        for (var round = 0; round < pages.size(); round++) {
            var toll = samples.of(SIGNED).get(round).cost()
                    - samples.of(UNSIGNED).get(round).cost();
            shares.add(1 - toll / pages.get(round).cost());
        }
        table.atLeast(
                NUMBER, "CPU of a page without its signature's part, to all of it", Ratio.of(shares), 0.90, "0.97");
        samples.forEach((name, taken) -> table.scale("8 what a signature takes, " + name, taken));
    }

    private Sample window(Server server, String question) throws IOException, InterruptedException {
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), CONNECTIONS, site.options().windowMillis()));
    }

    /** So many rows as pages would hold, counted as pages. */
    private Sample copied() throws IOException {
        var began = System.nanoTime();
        var before = site.postgres().cpuMicros();
        var end = began + site.options().windowMillis() * 1_000_000;
        var rows = 0L;
        try (var connection = DriverManager.getConnection(site.postgres().url("feed_ours"), "postgres", "postgres")) {
            while (System.nanoTime() < end) {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
                while (copy.readFromCopy() != null) {
                    rows++;
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        var micros = (System.nanoTime() - began) / 1000;
        return new Sample(rows / PAGE, 0, micros, 1, 1, 1, 0, site.postgres().cpuMicros() - before);
    }

    /** One caller walks from the first page to the last; the last ones must not take longer than the first. */
    private void depths(Server ours) throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        var cursor = "";
        for (var more = true; more; ) {
            var began = System.nanoTime();
            var page = page(ours, cursor);
            times.add(System.nanoTime() - began);
            cursor = page.path("next").asString();
            more = page.path("more").asBoolean();
        }
        var full = times.subList(0, times.size() - 1);
        var first = median(full.subList(0, TIMES));
        var last = median(full.subList(full.size() - TIMES, full.size()));
        var ratio = last / first;
        table.fact(
                NUMBER,
                "last pages to first pages, time (" + full.size() + " pages)",
                String.format("%.2f (%.1f ms, %.1f ms)", ratio, last / 1e6, first / 1e6),
                "≤ 1.2",
                ratio <= 1.2);
    }

    private static double median(List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }

    /** Before anything is measured: both tell of the same changes. */
    private static void same(Server ours, Server mvc) throws IOException, InterruptedException {
        var expected = page(ours, "");
        var told = page(mvc, "");
        var first = expected.path("items");
        if (first.size() != PAGE) {
            throw new IllegalStateException(expected.path("detail") + " (expected: a page)");
        }
        for (var place = 0; place < PAGE; place++) {
            var peer = withoutEpoch(told.path("items").path(place));
            var own = withoutEpoch(first.path(place));
            if (!peer.equals(own)) {
                throw new IllegalStateException(peer + " (expected: " + own + ")");
            }
        }
    }

    /** Each log has its own. */
    private static JsonNode withoutEpoch(JsonNode line) {
        var copy = line.deepCopy();
        ((ObjectNode) copy).remove("epoch");
        return copy;
    }

    private static JsonNode page(Server server, String after) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + Signed.address(after)));
        PLATFORM.headers(after).forEach(request::header);
        return JsonMapper.shared()
                .readTree(CALLER.send(request.build(), BodyHandlers.ofString()).body());
    }
}
