package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import village.infra.bench.harness.Ports;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;

/** 11: as fast after a calamity as before it. */
public final class Survival {
    private static final int NUMBER = 11;
    private static final int CONNECTIONS = 8;
    private static final int SLOW = 300;
    private static final double AS_BEFORE = 0.95;
    private static final int WINDOWS = 45;
    private static final int WINDOW_MILLIS = 2_000;

    private final Site site;
    private final Load load;
    private final Table table;

    public Survival(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    private interface Calamity {
        void strike() throws IOException;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        site.postgres().copy("survival");
        try (var server = Server.ours(site, "survival", site.plain())) {
            load.closed("complaint", server.port(), CONNECTIONS, 1000);
            Rounds.warm(load, server, "mine", CONNECTIONS, site.options().warmMillis());
            told("a storm of dropped lines", server, () -> storm(server));
            told("readers who never end their request", server, () -> slowReaders(server));
            told("a restart of PostgreSQL", server, site.postgres()::restart);
            told("Redis killed and started again", server, this::withoutRedis);
        }
    }

    private void told(String what, Server server, Calamity calamity) throws IOException {
        var before = windows(server);
        calamity.strike();
        var recovered = System.nanoTime();
        Ports.awaitOk("http://127.0.0.1:" + server.port() + "/mp/v1/villages/330999101200/home", server.program());
        load.closed("mine", server.port(), CONNECTIONS, 1000);
        server.awaitRest();
        var rest = (System.nanoTime() - recovered) / 1_000_000;
        var after = windows(server);
        var failed = after.stream().mapToLong(Sample::failed).sum();
        table.atLeast(
                NUMBER,
                "throughput after to before: " + what,
                Ratio.of(after, before, Sample::perSecond),
                0.95,
                "1.00");
        table.note("11 %s: at rest again after %d ms, then %d failures", what, rest, failed);
        table.note("11 %s: %s", what, recovery(server, before, recovered));
    }

    /** A window after the other until one is as good as those before: code compiled anew is slow at first. */
    private String recovery(Server server, List<Sample> before, long recovered) throws IOException {
        var usual = before.stream().mapToDouble(Sample::perSecond).sorted().toArray()[before.size() / 2];
        for (var window = 0; window < WINDOWS; window++) {
            var now = load.closed("mine", server.port(), CONNECTIONS, WINDOW_MILLIS);
            if (now.perSecond() >= AS_BEFORE * usual) {
                return "as fast as before after " + (System.nanoTime() - recovered) / 1_000_000_000 + " s";
            }
        }
        return "not as fast as before within " + (System.nanoTime() - recovered) / 1_000_000_000 + " s";
    }

    private List<Sample> windows(Server server) throws IOException {
        var windows = new ArrayList<Sample>();
        for (var window = 0; window < site.options().rounds(); window++) {
            windows.add(load.closed(
                    "mine", server.port(), CONNECTIONS, site.options().windowMillis() / 2));
        }
        return windows;
    }

    private void storm(Server server) throws IOException {
        var count = site.options().quick() ? 500 : 3_000;
        load.drop("mine", server.port(), 64, count);
        load.drop("home", server.port(), 64, count);
        load.drop("complaint", server.port(), 64, count / 10);
    }

    /** Others are served meanwhile. */
    private void slowReaders(Server server) throws IOException {
        try (var slow = new Load(site)) {
            var hanging = CompletableFuture.supplyAsync(() -> hanging(slow, server));
            var others = load.closed(
                    "mine", server.port(), CONNECTIONS, site.options().windowMillis());
            table.note("11 while %d readers hung: %.0f/s, %d failures", SLOW, others.perSecond(), others.failed());
            hanging.join();
        }
    }

    private Sample hanging(Load slow, Server server) {
        try {
            return slow.hang("home", server.port(), SLOW, site.options().windowMillis());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void withoutRedis() throws IOException {
        site.redis().kill();
        Ports.pause(site.options().windowMillis());
        site.redis().startAgain();
    }
}
