package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import village.infra.bench.harness.Cpu;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Series;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;

/** 10: from the start of the process to the first answer out of the database, and the memory it takes under load. */
public final class StartUp {
    private static final int NUMBER = 10;
    private static final String PLAIN = "java -jar on 17";
    private static final String LAID_OUT = "laid out on 17";
    private static final String LAID_OUT_25 = "laid out on 25";
    private static final int CONNECTIONS = 16;

    private final Site site;
    private final Load load;
    private final Table table;

    public StartUp(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
    }

    /** One start, in microseconds. */
    private record Start(double wall, double cpu) {}

    public void run() throws IOException, SQLException, InterruptedException {
        site.postgres().copy("start");
        var ways = new LinkedHashMap<String, List<String>>();
        ways.put(PLAIN, site.plain());
        ways.put(LAID_OUT, site.layout(Options.java(), "start", "app17"));
        var java25 = Options.java25();
        if (java25.isPresent()) {
            ways.put(LAID_OUT_25, site.layout(java25.get(), "start", "app25"));
        } else {
            table.note("10: no JDK 25 found (-Dbench.jdk25=its home): not measured there");
        }
        told(starts(ways));
        for (var way : ways.entrySet()) {
            memory(way.getKey(), way.getValue());
        }
    }

    private Series<Start> starts(Map<String, List<String>> ways) throws IOException {
        var starts = new Series<Start>();
        for (var round = 0; round < site.options().rounds(); round++) {
            for (var way : ways.entrySet()) {
                starts.add(way.getKey(), start(way.getValue()));
            }
        }
        return starts;
    }

    private Start start(List<String> command) throws IOException {
        var began = System.nanoTime();
        try (var server = Server.answering(site, "start", command, "/mp/v1/villages/330999101200/home")) {
            return new Start((System.nanoTime() - began) / 1000.0, Cpu.of(server.pid()));
        }
    }

    private void told(Series<Start> starts) {
        var plain = starts.of(PLAIN);
        var laidOut = starts.of(LAID_OUT);
        table.atMost(NUMBER, "time to the first answer, " + LAID_OUT, ratio(laidOut, plain, Start::wall), 0.55, "0.42");
        table.told(NUMBER, "CPU to the first answer, " + LAID_OUT, ratio(laidOut, plain, Start::cpu), "");
        var laidOut25 = starts.of(LAID_OUT_25);
        if (!laidOut25.isEmpty()) {
            table.atMost(
                    NUMBER,
                    "time to the first answer, " + LAID_OUT_25,
                    ratio(laidOut25, plain, Start::wall),
                    0.40,
                    "0.25");
            table.told(NUMBER, "CPU to the first answer, " + LAID_OUT_25, ratio(laidOut25, plain, Start::cpu), "");
        }
        starts.forEach((way, taken) -> table.note(
                "10 %s: first answer after %.2f s, %.2f s of CPU",
                way, middle(taken, Start::wall) / 1e6, middle(taken, Start::cpu) / 1e6));
    }

    private static double middle(List<Start> starts, ToDoubleFunction<Start> figure) {
        return starts.stream().mapToDouble(figure).sorted().toArray()[starts.size() / 2];
    }

    private static Ratio ratio(List<Start> ours, List<Start> theirs, ToDoubleFunction<Start> figure) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < ours.size(); round++) {
            ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)));
        }
        return Ratio.of(ratios);
    }

    private void memory(String way, List<String> command) throws IOException {
        try (var server = Server.ours(site, "start", command)) {
            load.closed(
                    "complaint", server.port(), CONNECTIONS, 2 * site.options().windowMillis());
            load.closed("mine", server.port(), CONNECTIONS, 2 * site.options().windowMillis());
            var megabytes = Cpu.residentMegabytes(server.pid());
            table.fact(
                    NUMBER,
                    "resident memory under load, " + way,
                    megabytes + " MB",
                    "< 300 MB (goal)",
                    megabytes < 300);
        }
    }
}
