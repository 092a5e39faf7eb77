package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;
import village.infra.bench.peer.FiveQueries;
import village.infra.bench.peer.Nginx;

/** 1 and 2: the home of a hundred villages, hot; and while somebody edits. */
public final class Home {
    private static final int CONNECTIONS = 32;
    private static final String OURS = "ours";
    private static final String SIGNED_IN = "ours, signed in";
    private static final String NGINX = "nginx";
    private static final String FIVE = "five queries";
    private static final String EDITED = "while edited";

    private final Site site;
    private final Load load;
    private final Table table;

    public Home(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        for (var database : List.of("home_ours", "home_five")) {
            site.postgres().copy(database);
            site.postgres().run(database, "complaints.sql", 1_000);
            site.postgres().run(database, "home.sql", 0);
        }
        var nginx = Nginx.program();
        try (var ours = Server.ours(site, "home_ours", logging());
                var five = Server.peer(
                        site,
                        "home_five",
                        List.of(Options.java().toString(), "-XX:+UseSerialGC", "-Xmx320m"),
                        FiveQueries.class)) {
            warm(ours, "stranger");
            if (nginx.isEmpty()) {
                table.note("1: no nginx: not compared with it");
                compared(ours, five, null);
            } else {
                try (var bytes = Nginx.like(site, nginx.get(), ours, paths())) {
                    warm(bytes, "stranger");
                    compared(ours, five, bytes);
                }
            }
            if (site.options().wants(2)) {
                edited(ours);
            }
        }
    }

    /** With the line a request, which other workloads leave out. */
    private List<String> logging() {
        var command = new ArrayList<>(site.plain());
        command.add("--logging.level.village.request=info");
        return command;
    }

    private static List<String> paths() {
        return IntStream.range(200, 300)
                .mapToObj(number -> "/mp/v1/villages/330999101" + number + "/home")
                .toList();
    }

    private void compared(Server ours, Server five, @Nullable Server nginx) throws IOException, InterruptedException {
        warm(ours, "home");
        warm(five, "stranger");
        var rounds = new Rounds(site.options().rounds())
                .contender(OURS, () -> window(ours, "stranger"))
                .contender(SIGNED_IN, () -> window(ours, "home"))
                .contender(FIVE, () -> window(five, "stranger"));
        if (nginx != null) {
            rounds.contender(NGINX, () -> window(nginx, "stranger"));
        }
        var samples = rounds.run();
        var hot = samples.of(OURS);
        if (nginx != null) {
            var bytes = samples.of(NGINX);
            table.atLeast(1, "homes/s to nginx, same bytes", Ratio.of(hot, bytes, Sample::perSecond), 0.35, "0.65");
            table.told(1, "CPU of the server to nginx", Ratio.of(hot, bytes, Sample::serverCost), "");
        }
        table.atLeast(1, "homes/s to five queries", Ratio.of(hot, samples.of(FIVE), Sample::perSecond), 25, "");
        table.told(1, "CPU of server + PostgreSQL to five queries", Ratio.of(hot, samples.of(FIVE), Sample::cost), "");
        table.told(1, "signed in to stranger, homes/s", Ratio.of(samples.of(SIGNED_IN), hot, Sample::perSecond), "");
        samples.forEach((name, taken) -> table.scale("1 " + name, taken));
    }

    /** Every 100 ms an event of a village's news takes its place in the log; each village has its turn. */
    private void edited(Server ours) throws IOException, InterruptedException {
        var editor = new Editor(site, ours);
        var samples = new Rounds(site.options().rounds())
                .contender(OURS, () -> window(ours, "one-village"))
                .contender(EDITED, () -> editor.during(() -> window(ours, "one-village")))
                .run();
        table.atLeast(
                2,
                "homes/s of one village while its news change every 100 ms, to hot",
                Ratio.of(samples.of(EDITED), samples.of(OURS), Sample::perSecond),
                0.80,
                "0.95");
        table.fact(
                2,
                "loads to edits",
                editor.loads() + " / " + editor.edits(),
                "≤ 1 an edit",
                editor.loads() <= editor.edits() + editor.windows());
        samples.forEach((name, taken) -> table.scale("2 " + name, taken));
    }

    private void warm(Server server, String question) throws IOException {
        Rounds.warm(load, server, question, CONNECTIONS, site.options().warmMillis());
    }

    private Sample window(Server server, String question) throws IOException, InterruptedException {
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), CONNECTIONS, site.options().windowMillis()));
    }
}
