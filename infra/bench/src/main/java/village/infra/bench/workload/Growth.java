package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import village.infra.bench.harness.Ports;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Series;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;

/**
 * A workload of ours, growing: the same among ten thousand rows, a hundred thousand, a million. An installation has one
 * database, so that each size has a server; all are warmed window by window in turn, each by the same load for the same
 * time. A second server among ten thousand tells how far two servers differ that have nothing to differ by.
 */
public final class Growth {
    private static final int SMALLEST = 4;
    private static final double BAR = 1.25;
    private static final String GOAL = "1.05";

    private final Site site;
    private final Load load;
    private final Table table;
    private final Growing what;

    private Growth(Site site, Load load, Table table, Growing what) {
        this.site = site;
        this.load = load;
        this.table = table;
        this.what = what;
    }

    public static Growth ofNews(Site site, Load load, Table table) {
        return new Growth(site, load, table, Growing.ARTICLES);
    }

    public static Growth ofComplaints(Site site, Load load, Table table) {
        return new Growth(site, load, table, Growing.COMPLAINTS);
    }

    public static Growth ofCredits(Site site, Load load, Table table) {
        return new Growth(site, load, table, Growing.CREDITS);
    }

    public static Growth ofChanges(Site site, Load load, Table table) {
        return new Growth(site, load, table, Growing.CHANGES);
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var sizes = new ArrayList<Grown>();
        try {
            var smallest = "10^" + SMALLEST;
            sizes.add(Grown.filled(site, what, smallest, rows(SMALLEST)));
            sizes.add(Grown.filled(site, what, smallest + " again", rows(SMALLEST)));
            for (var power = SMALLEST + 1; power <= site.options().largest(); power++) {
                sizes.add(Grown.filled(site, what, "10^" + power, rows(power)));
            }
            warmed(sizes);
            idle();
            compared(sizes);
        } finally {
            for (var size : sizes) {
                size.close();
            }
        }
    }

    private static long rows(int power) {
        return (long) Math.pow(10, power);
    }

    /** So many windows each, in turns that begin with another each time; then what they wrote is taken out. */
    private void warmed(List<Grown> sizes) throws IOException, SQLException, InterruptedException {
        var options = site.options();
        var turns = 1 + options.growthWarmMillis() / options.windowMillis();
        var samples = new Series<Sample>();
        var order = new ArrayList<>(sizes);
        for (var turn = 0; turn < turns; turn++) {
            for (var size : order) {
                samples.add(size.name(), answered(size));
            }
            Collections.rotate(order, -1);
        }
        samples.forEach(this::warming);
        for (var size : sizes) {
            size.back();
        }
        site.postgres().checkpoint();
    }

    private Sample answered(Grown size) throws IOException, InterruptedException {
        var sample = size.window(load);
        if (sample.answered() == 0) {
            throw new IllegalStateException(what.question() + " among " + size.name() + " (expected: answered)");
        }
        return sample;
    }

    private void warming(String name, List<Sample> turns) {
        var count = turns.size();
        table.note(
                "%d among %s, warmed in %d turns: server %.0f, %.0f, %.0f µs a request in the first, a middle, the last",
                what.number(),
                name,
                count,
                turns.get(0).serverCost(),
                turns.get(count / 2).serverCost(),
                turns.get(count - 1).serverCost());
    }

    /** What PostgreSQL spends on servers at rest is in every window, and makes its part grow less than it does. */
    private void idle() {
        var before = site.postgres().cpuMicros();
        Ports.pause(site.options().windowMillis());
        table.note(
                "%d: PostgreSQL spends %d ms in a window without load",
                what.number(), (site.postgres().cpuMicros() - before) / 1000);
    }

    private void compared(List<Grown> sizes) throws IOException, SQLException, InterruptedException {
        var rounds = new Rounds(site.options().rounds());
        sizes.forEach(size -> rounds.contender(size.name(), () -> size.window(load)));
        var samples = rounds.run();
        var few = samples.of(sizes.get(0).name());
        for (var size : sizes) {
            table.scale(what.number() + " among " + size.name(), samples.of(size.name()));
        }
        control(sizes.get(1).name(), samples, few);
        for (var size : sizes.subList(2, sizes.size())) {
            judged(size.name(), samples.of(size.name()), few);
        }
        if (what.back().isPresent()) {
            for (var size : sizes) {
                counted(size);
            }
        }
    }

    /** What is not of the rows. */
    private void control(String name, Series<Sample> samples, List<Sample> few) {
        var again = samples.of(name);
        var among = " among " + name + " to 10^" + SMALLEST + " (nothing differs)";
        table.told(what.number(), "CPU a " + what.question() + among, Ratio.of(again, few, Sample::cost), "1");
        table.told(what.number(), "p50" + among, Ratio.of(again, few, Sample::p50), "1");
        table.told(what.number(), "p99" + among, Ratio.of(again, few, Sample::p99), "1");
    }

    private void judged(String name, List<Sample> many, List<Sample> few) {
        var number = what.number();
        var among = " among " + name + " to 10^" + SMALLEST;
        table.atMost(number, "CPU a " + what.question() + among, Ratio.of(many, few, Sample::cost), BAR, GOAL);
        table.told(number, "the server's part" + among, Ratio.of(many, few, Sample::serverCost), "");
        table.told(number, "PostgreSQL's part" + among, Ratio.of(many, few, Sample::databaseCost), "");
        table.atMost(number, "p50" + among, Ratio.of(many, few, Sample::p50), BAR, GOAL);
        table.atMost(number, "p99" + among, Ratio.of(many, few, Sample::p99), BAR, GOAL);
    }

    private void counted(Grown size) throws IOException, SQLException {
        var made = size.count() - size.filled();
        table.fact(
                what.number(),
                "among " + size.name() + ": rows of " + what.table() + " that came to acknowledgements",
                made + " / " + size.acknowledged() + ", to " + size.filled(),
                "equal",
                made == size.acknowledged());
        if (what.proof().isPresent()) {
            var wrong = size.wrong();
            table.fact(
                    what.number(),
                    "among " + size.name() + ": each line follows the one before, balances and counters are sums",
                    wrong.isEmpty() ? "all" : wrong,
                    "all",
                    wrong.isEmpty());
        }
    }
}
