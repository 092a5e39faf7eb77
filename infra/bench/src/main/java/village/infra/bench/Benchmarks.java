package village.infra.bench;

import java.nio.file.Path;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;
import village.infra.bench.workload.Callback;
import village.infra.bench.workload.Credits;
import village.infra.bench.workload.FanOut;
import village.infra.bench.workload.Growth;
import village.infra.bench.workload.Home;
import village.infra.bench.workload.Intake;
import village.infra.bench.workload.News;
import village.infra.bench.workload.StartUp;
import village.infra.bench.workload.Survival;
import village.infra.bench.workload.Sync;

/** Runs what is asked for and writes the table. */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        var options = Options.given();
        var table = new Table();
        try (var site = Site.opened(options);
                var load = new Load(site)) {
            if (!options.growth()) {
                compared(options, site, load, table);
            }
            grown(options, site, load, table);
        }
        table.write(Path.of("results"), !options.quick());
    }

    private static void compared(Options options, Site site, Load load, Table table) throws Exception {
        if (options.wants(1) || options.wants(2)) {
            new Home(site, load, table).run();
        }
        if (options.wants(3)) {
            new News(site, load, table).run();
        }
        if (options.wants(4)) {
            new Intake(site, load, table).run();
        }
        if (options.wants(6)) {
            new Credits(site, load, table).run();
        }
        if (options.wants(7)) {
            new Callback(site, load, table).run();
        }
        if (options.wants(8)) {
            new Sync(site, load, table).run();
        }
        if (options.wants(9)) {
            new FanOut(site, table).run();
        }
        if (options.wants(10)) {
            new StartUp(site, load, table).run();
        }
        if (options.wants(11)) {
            new Survival(site, load, table).run();
        }
    }

    private static void grown(Options options, Site site, Load load, Table table) throws Exception {
        if (options.wants(3)) {
            Growth.ofNews(site, load, table).run();
        }
        if (options.wants(4)) {
            Growth.ofComplaints(site, load, table).run();
        }
        if (options.wants(6)) {
            Growth.ofCredits(site, load, table).run();
        }
        if (options.wants(8)) {
            Growth.ofChanges(site, load, table).run();
        }
    }
}
