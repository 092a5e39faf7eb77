package village.infra.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Site;

/** PostgreSQL's own limit: the statements of a complaint, prepared, with nothing around them. */
public final class Pgbench {
    private static final Pattern DONE = Pattern.compile("transactions actually processed: ([0-9]+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: ([0-9]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final Path program;
    private final Site site;
    private final Path script;

    public Pgbench(Path program, Site site) throws IOException {
        this.program = program;
        this.site = site;
        this.script = site.folder().resolve("intake.pgbench");
        try (var source = Pgbench.class.getResourceAsStream("/intake.pgbench")) {
            if (source == null) {
                throw new IllegalStateException("intake.pgbench (expected: on the class path)");
            }
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** There is no server but PostgreSQL; latency is told as a mean only. */
    public Sample run(String database, int connections, long millis) throws IOException, InterruptedException {
        var log = site.folder().resolve("pgbench.log");
        var before = site.postgres().cpuMicros();
        var began = System.nanoTime();
        var process = new ProcessBuilder(List.of(
                        program.toString(),
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + site.postgres().port(),
                        "-U",
                        "postgres",
                        "-c",
                        "" + connections,
                        "-j",
                        "2",
                        "-T",
                        "" + Math.max(1, millis / 1000),
                        "-f",
                        script.toString(),
                        database))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + Files.readString(log));
        }
        var micros = (System.nanoTime() - began) / 1000;
        var report = Files.readString(log);
        var latency = (long) (figure(LATENCY, report) * 1000);
        return new Sample(
                (long) figure(DONE, report),
                (long) figure(FAILED, report),
                micros,
                latency,
                latency,
                latency,
                0,
                site.postgres().cpuMicros() - before);
    }

    private static double figure(Pattern pattern, String report) {
        var found = pattern.matcher(report);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
