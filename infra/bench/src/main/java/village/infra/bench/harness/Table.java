package village.infra.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came out, for people. */
public final class Table {
    private static final String MACHINE = "2 cores, 24 GB, shared";
    private static final String HEAD = """
            | # | measure | ratio: median (least–most) | bar | goal | bar holds |
            |---|---|---|---|---|---|
            """;

    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A ratio that should be large. */
    public void atLeast(int workload, String measure, Ratio ratio, double bar, String goal) {
        row(workload, measure, ratio, "≥ " + bar, goal, verdict(ratio.least() >= bar, ratio.most() >= bar));
    }

    /** A ratio that should be small. */
    public void atMost(int workload, String measure, Ratio ratio, double bar, String goal) {
        row(workload, measure, ratio, "≤ " + bar, goal, verdict(ratio.most() <= bar, ratio.least() <= bar));
    }

    /** A ratio that is told and not judged. */
    public void told(int workload, String measure, Ratio ratio, String goal) {
        row(workload, measure, ratio, "", goal, "");
    }

    public void fact(int workload, String measure, String value, String bar, boolean holds) {
        row(workload, measure, value, bar, "", holds ? "yes" : "**no**");
    }

    private static String verdict(boolean always, boolean sometimes) {
        return always ? "yes" : sometimes ? "range crosses it" : "**no**";
    }

    private void row(int workload, String measure, Object ratio, String bar, String goal, String holds) {
        rows.add("| " + workload + " | " + measure + " | " + ratio + " | " + bar + " | " + goal + " | " + holds + " |");
        System.out.println(rows.get(rows.size() - 1));
    }

    /** An absolute figure, for scale only. */
    public void note(String pattern, Object... values) {
        notes.add(String.format(Locale.ROOT, pattern, values));
        System.out.println("  " + notes.get(notes.size() - 1));
    }

    /** How samples of one server look, for scale only. */
    public void scale(String who, List<Sample> samples) {
        var middle = samples.stream()
                .sorted((one, other) -> Double.compare(one.perSecond(), other.perSecond()))
                .toList()
                .get(samples.size() / 2);
        note(
                "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms, server %.0f µs, PostgreSQL %.0f µs a request",
                who,
                middle.perSecond(),
                middle.p50() / 1000.0,
                middle.p99() / 1000.0,
                middle.serverCost(),
                middle.databaseCost());
    }

    public void write(Path folder, boolean whole) throws IOException {
        var text = new StringBuilder("# Benchmarks, " + LocalDate.now() + "\n\nMachine: " + MACHINE + ".\n\n" + HEAD);
        rows.forEach(row -> text.append(row).append('\n'));
        text.append("\nFor scale only:\n\n");
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        System.out.println("\n" + text);
        if (whole) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(LocalDate.now() + ".md"), text);
        }
    }
}
