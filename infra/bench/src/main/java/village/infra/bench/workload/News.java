package village.infra.bench.workload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Series;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;
import village.infra.bench.peer.MvcNews;
import village.infra.bench.peer.VertxNews;

/**
 * 3: an article by its id, any of very many, so that hardly one is kept; and one the phone has already, of a hundred.
 * Ours keeps the hundred in memory as it is shipped; the peers ask for the revision.
 */
public final class News {
    private static final int CONNECTIONS = 32;
    private static final int FEW = 4;
    private static final String OURS = "ours";
    private static final String MVC = "MVC";
    private static final String VERTX = "Vert.x";

    private final Site site;
    private final Load load;
    private final Table table;

    public News(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        load.articles(site.options().articles());
        site.postgres().copy("news_ours");
        site.postgres().run("news_ours", "news.sql", site.options().articles());
        for (var peer : List.of("news_mvc", "news_vertx")) {
            site.postgres().execute("postgres", "create database " + peer + " template news_ours");
        }
        site.postgres().checkpoint();
        var java = List.of(Options.java25().orElse(Options.java()).toString(), "-XX:+UseSerialGC", "-Xmx320m");
        try (var ours = Server.ours(site, "news_ours", site.plain());
                var mvc = Server.peer(site, "news_mvc", java, MvcNews.class);
                var vertx = Server.peer(site, "news_vertx", java, VertxNews.class)) {
            same(ours, mvc, vertx);
            for (var question : List.of("article", "known")) {
                for (var server : List.of(ours, mvc, vertx)) {
                    Rounds.warm(
                            load, server, question, CONNECTIONS, site.options().warmMillis());
                }
            }
            random(ours, mvc, vertx);
            known(ours, mvc, vertx);
        }
    }

    private void random(Server ours, Server mvc, Server vertx) throws IOException, InterruptedException {
        var what = "articles/s, any of " + site.options().articles() + ", to ";
        var many = rounds("article", CONNECTIONS, ours, mvc, vertx);
        table.atLeast(3, what + MVC, Ratio.of(many.of(OURS), many.of(MVC), Sample::perSecond), 1.3, "1.8");
        table.atLeast(3, what + VERTX, Ratio.of(many.of(OURS), many.of(VERTX), Sample::perSecond), 0.6, "0.85");
        table.told(3, "CPU of server + PostgreSQL to MVC", Ratio.of(many.of(OURS), many.of(MVC), Sample::cost), "");
        many.forEach((name, taken) -> table.scale("3 by id, " + name, taken));
        var few = rounds("article", FEW, ours, mvc, vertx);
        table.told(
                3,
                "the same from " + FEW + " connections, to MVC",
                Ratio.of(few.of(OURS), few.of(MVC), Sample::perSecond),
                "1.0");
    }

    private void known(Server ours, Server mvc, Server vertx) throws IOException, InterruptedException {
        var samples = rounds("known", CONNECTIONS, ours, mvc, vertx);
        table.atLeast(
                3, "304/s to Vert.x", Ratio.of(samples.of(OURS), samples.of(VERTX), Sample::perSecond), 0.50, "0.75");
        table.told(3, "304/s to MVC", Ratio.of(samples.of(OURS), samples.of(MVC), Sample::perSecond), "");
        samples.forEach((name, taken) -> table.scale("3 304, " + name, taken));
    }

    private Series<Sample> rounds(String question, int connections, Server ours, Server mvc, Server vertx)
            throws IOException, InterruptedException {
        return new Rounds(site.options().rounds())
                .contender(OURS, () -> window(ours, question, connections))
                .contender(MVC, () -> window(mvc, question, connections))
                .contender(VERTX, () -> window(vertx, question, connections))
                .run();
    }

    private Sample window(Server server, String question, int connections) throws IOException, InterruptedException {
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), connections, site.options().windowMillis()));
    }

    /** Before anything is measured: the answers are equal, and who has one already is told so. */
    private static void same(Server ours, Server mvc, Server vertx) throws IOException, InterruptedException {
        var expected = article(ours);
        for (var peer : List.of(mvc, vertx)) {
            var told = article(peer);
            if (!told.equals(expected)) {
                throw new IllegalStateException(told + " (expected: " + expected + ")");
            }
        }
    }

    private static JsonNode article(Server server) throws IOException, InterruptedException {
        var answer = asked(server, Optional.empty());
        var tag = answer.headers().firstValue("ETag");
        var again = asked(server, tag);
        if (answer.statusCode() != 200 || tag.isEmpty() || again.statusCode() != 304) {
            throw new IllegalStateException(server.database() + ": " + answer.statusCode() + ", " + tag + ", "
                    + again.statusCode() + " (expected: 200, a tag, 304)");
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> asked(Server server, Optional<String> tag)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                + "/mp/v1/villages/330999101207/news/00000031-0000-0000-0000-000000000007"));
        tag.ifPresent(known -> request.header("If-None-Match", known));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
