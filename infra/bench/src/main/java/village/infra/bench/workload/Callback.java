package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;

/** 7: a sealed message of a follower, also while PostgreSQL stands still. */
public final class Callback {
    private static final int NUMBER = 7;
    private static final int CONNECTIONS = 16;
    private static final int A_SECOND = 40;
    private static final long LEAD_MILLIS = 2_000;
    private static final long STALL_MILLIS = 8_000;
    /** After that WeChat hangs up. */
    private static final long IN_TIME_MICROS = 5_000_000;

    private final Site site;
    private final Load load;
    private final Table table;

    public Callback(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        site.postgres().copy("callback");
        try (var server = Server.ours(site, "callback", site.plain())) {
            if (load.closed("callback", server.port(), 1, 500).answered() == 0) {
                table.note("7: this installation does not open sealed callbacks: not measured");
                return;
            }
            compared(server);
            stalled(server);
        }
    }

    private void compared(Server server) throws IOException, InterruptedException {
        Rounds.warm(load, server, "callback", CONNECTIONS, site.options().warmMillis());
        Rounds.warm(load, server, "consent", CONNECTIONS, site.options().warmMillis() / 2);
        var samples = new Rounds(site.options().rounds())
                .contender("callback", () -> window(server, "callback"))
                .contender("small POST", () -> fresh(server))
                .run();
        var callback = samples.of("callback");
        var post = samples.of("small POST");
        table.atMost(
                NUMBER,
                "CPU of the server to our small POST",
                Ratio.of(callback, post, Sample::serverCost),
                2.0,
                "1.3");
        table.told(NUMBER, "CPU of server + PostgreSQL to our small POST", Ratio.of(callback, post, Sample::cost), "");
        samples.forEach((name, taken) -> table.scale("7 " + name, taken));
    }

    /** So that each consent is a row. */
    private Sample fresh(Server server) throws IOException, InterruptedException {
        try {
            site.postgres().execute(server.database(), "truncate consent");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return window(server, "consent");
    }

    private Sample window(Server server, String question) throws IOException, InterruptedException {
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), CONNECTIONS, site.options().windowMillis()));
    }

    private void stalled(Server server) throws IOException, InterruptedException {
        var timer = Executors.newSingleThreadScheduledExecutor();
        try {
            timer.schedule(site.postgres()::stall, LEAD_MILLIS, TimeUnit.MILLISECONDS);
            timer.schedule(site.postgres()::goOn, LEAD_MILLIS + STALL_MILLIS, TimeUnit.MILLISECONDS);
            var during =
                    load.open("callback", server.port(), 4 * CONNECTIONS, 2 * LEAD_MILLIS + STALL_MILLIS, A_SECOND);
            table.fact(
                    NUMBER,
                    "slowest answer while PostgreSQL stands still for 8 s",
                    during.slowest() / 1000 + " ms",
                    "≤ 5000 ms",
                    during.slowest() <= IN_TIME_MICROS);
            table.note(
                    "7 while PostgreSQL stood still: %d messages taken with success, %d answered otherwise (WeChat asks again)",
                    during.answered(), during.failed());
        } finally {
            timer.shutdown();
            timer.awaitTermination(1, TimeUnit.MINUTES);
            site.postgres().goOn();
        }
        server.awaitRest();
    }
}
