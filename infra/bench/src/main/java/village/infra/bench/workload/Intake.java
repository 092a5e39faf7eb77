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
import village.infra.bench.peer.MvcIntake;
import village.infra.bench.peer.Pgbench;

/** 4: a complaint, with its key and its event in one commit. */
public final class Intake {
    private static final int NUMBER = 4;
    private static final int CONNECTIONS = 32;
    private static final String OURS = "ours";
    private static final String MVC = "MVC";
    private static final String PGBENCH = "pgbench";
    private static final List<String> TABLES = List.of("complaint", "complaint_step", "idempotency", "event");

    private final Site site;
    private final Load load;
    private final Table table;
    private final Map<String, Long> acknowledged = new HashMap<>();

    public Intake(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var java25 = Options.java25();
        if (java25.isEmpty()) {
            table.note("4: no JDK 25 found (-Dbench.jdk25=its home): both run on the JDK of this program");
        }
        var java = java25.orElse(Options.java());
        for (var database : List.of("intake_ours", "intake_mvc", "intake_pgbench")) {
            site.postgres().copy(database);
        }
        try (var ours = Server.ours(site, "intake_ours", site.plain(java));
                var mvc = Server.peer(
                        site,
                        "intake_mvc",
                        List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx320m"),
                        MvcIntake.class)) {
            compared(ours, mvc);
        }
    }

    private void compared(Server ours, Server mvc) throws IOException, SQLException, InterruptedException {
        warm(ours);
        warm(mvc);
        var oursBefore = ours.count("complaint");
        var mvcBefore = mvc.count("complaint");
        acknowledged.clear();
        var rounds = new Rounds(site.options().rounds())
                .contender(OURS, () -> window(OURS, ours))
                .contender(MVC, () -> window(MVC, mvc));
        var pgbench = Options.pgbench();
        if (pgbench.isPresent()) {
            var limit = new Pgbench(pgbench.get(), site);
            rounds.contender(
                    PGBENCH,
                    () -> limit.run(
                            "intake_pgbench", CONNECTIONS, site.options().windowMillis()));
        } else {
            table.note("4: pgbench is missing (-Dbench.pgbench=where it is): not compared with it");
        }
        var samples = rounds.run();
        told(samples);
        counted(OURS, ours, oursBefore);
        counted(MVC, mvc, mvcBefore);
        latency(ours, samples.of(OURS));
    }

    private void warm(Server server) throws IOException {
        Rounds.warm(load, server, "complaint", CONNECTIONS, site.options().warmMillis());
    }

    private Sample window(String name, Server server) throws IOException, InterruptedException {
        var sample = Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        "complaint", server.port(), CONNECTIONS, site.options().windowMillis()));
        acknowledged.merge(name, sample.answered(), Long::sum);
        return sample;
    }

    private void told(Series<Sample> samples) {
        var ours = samples.of(OURS);
        var mvc = samples.of(MVC);
        table.atLeast(
                NUMBER, "complaints/s to MVC + virtual threads", Ratio.of(ours, mvc, Sample::perSecond), 0.8, "1.2");
        table.told(NUMBER, "CPU of server + PostgreSQL to MVC", Ratio.of(ours, mvc, Sample::cost), "");
        if (!samples.of(PGBENCH).isEmpty()) {
            table.told(
                    NUMBER,
                    "complaints/s to pgbench, same statements",
                    Ratio.of(ours, samples.of(PGBENCH), Sample::perSecond),
                    "0.6");
        }
        samples.forEach((name, taken) -> table.scale("4 " + name, taken));
    }

    /** Rows are acknowledgements, in every table. */
    private void counted(String name, Server server, long before) throws SQLException {
        for (var rows : TABLES) {
            var made = server.count(rows) - before;
            var told = acknowledged.getOrDefault(name, 0L);
            table.fact(
                    NUMBER,
                    name + ": rows of " + rows + " to acknowledgements",
                    made + " / " + told,
                    "equal",
                    made == told);
        }
    }

    /** On a fixed schedule, at half of what it can do. */
    private void latency(Server ours, List<Sample> closed) throws IOException {
        var most = closed.stream().mapToDouble(Sample::perSecond).max().orElse(0);
        var open = load.open(
                "complaint", ours.port(), CONNECTIONS, 2 * site.options().windowMillis(), (long) (most / 2));
        ours.awaitRest();
        table.note(
                "4 ours, on a fixed schedule of %.0f/s: p50 %.1f ms, p99 %.1f ms, failed %d",
                most / 2, open.p50() / 1000.0, open.p99() / 1000.0, open.failed());
    }
}
