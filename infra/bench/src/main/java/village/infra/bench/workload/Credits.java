package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Series;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;
import village.infra.bench.peer.MvcCredits;

/** 6: credit under a daily cap, of members of a hundred branches, and of ten of them only. */
public final class Credits {
    private static final int NUMBER = 6;
    private static final int CONNECTIONS = 32;
    private static final String UNIFORM = "credit";
    private static final String HOT = "hot-credit";
    private static final List<String> TABLES = List.of("credit_entry", "idempotency", "event");
    /** Days of a member on which more was given than the cap, or less than what fitted. */
    private static final String WRONG_DAYS = """
        (select village_id, member_id, (occurred_at at time zone 'Asia/Shanghai')::date as day from credit_entry
         group by 1, 2, 3 having sum(points) > 8 or sum(minutes) <> least(480, 60 * count(*))) as wrong
        """;

    private final Site site;
    private final Load load;
    private final Table table;
    private final Map<Server, Long> acknowledged = new HashMap<>();

    public Credits(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var java25 = Options.java25();
        if (java25.isEmpty()) {
            table.note("6: no JDK 25 found (-Dbench.jdk25=its home): both run on the JDK of this program");
        }
        var java = java25.orElse(Options.java());
        for (var database : List.of("credits_ours", "credits_mvc")) {
            site.postgres().copy(database);
            site.postgres().run(database, "credits.sql", 0);
        }
        try (var ours = Server.ours(site, "credits_ours", site.plain(java));
                var mvc = Server.peer(
                        site,
                        "credits_mvc",
                        List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx320m"),
                        MvcCredits.class)) {
            compared(ours, mvc);
        }
    }

    private void compared(Server ours, Server mvc) throws IOException, SQLException, InterruptedException {
        for (var server : List.of(ours, mvc)) {
            for (var question : List.of(UNIFORM, HOT)) {
                Rounds.warm(load, server, question, CONNECTIONS, site.options().warmMillis());
            }
        }
        var before = new HashMap<String, Long>();
        for (var rows : TABLES) {
            before.put("ours " + rows, ours.count(rows));
            before.put("MVC " + rows, mvc.count(rows));
        }
        acknowledged.clear();
        var samples = new Rounds(site.options().rounds())
                .contender("ours", () -> window(ours, UNIFORM))
                .contender("MVC", () -> window(mvc, UNIFORM))
                .contender("ours hot", () -> window(ours, HOT))
                .contender("MVC hot", () -> window(mvc, HOT))
                .run();
        told(samples);
        counted("ours", ours, before);
        counted("MVC", mvc, before);
    }

    private Sample window(Server server, String question) throws IOException, InterruptedException {
        var sample = Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), CONNECTIONS, site.options().windowMillis()));
        acknowledged.merge(server, sample.answered(), Long::sum);
        return sample;
    }

    private void told(Series<Sample> samples) {
        var ours = samples.of("ours");
        var hot = samples.of("ours hot");
        table.atLeast(
                NUMBER,
                "credits/s to MVC with select for update",
                Ratio.of(ours, samples.of("MVC"), Sample::perSecond),
                2,
                "6");
        table.told(NUMBER, "the same, 10 members", Ratio.of(hot, samples.of("MVC hot"), Sample::perSecond), "");
        table.atLeast(NUMBER, "10 members to all members", Ratio.of(hot, ours, Sample::perSecond), 0.5, "0.9");
        table.told(NUMBER, "CPU of server + PostgreSQL to MVC", Ratio.of(ours, samples.of("MVC"), Sample::cost), "");
        samples.forEach((name, taken) -> table.scale("6 " + name, taken));
    }

    /** Rows are acknowledgements, and no day of a member holds more than the cap or less than what fits. */
    private void counted(String name, Server server, Map<String, Long> before) throws SQLException {
        var told = acknowledged.getOrDefault(server, 0L);
        for (var rows : TABLES) {
            var made = server.count(rows) - before.getOrDefault(name + " " + rows, 0L);
            table.fact(
                    NUMBER,
                    name + ": rows of " + rows + " to acknowledgements",
                    made + " / " + told,
                    "equal",
                    made == told);
        }
        var wrong = server.count(WRONG_DAYS);
        table.fact(NUMBER, name + ": days of a member over the cap, or short of it", "" + wrong, "0", wrong == 0);
    }
}
