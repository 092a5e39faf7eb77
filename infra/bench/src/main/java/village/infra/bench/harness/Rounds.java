package village.infra.bench.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import village.infra.bench.load.Load;

/** Windows of load in turn, A B C, B C A …, so that what the machine does besides and what went before meet all alike. */
public final class Rounds {
    /** One contender's window. */
    public interface Window {
        Sample run() throws IOException, InterruptedException;
    }

    private final Map<String, Window> contenders = new LinkedHashMap<>();
    private final int rounds;

    public Rounds(int rounds) {
        this.rounds = rounds;
    }

    public Rounds contender(String name, Window window) {
        contenders.put(name, window);
        return this;
    }

    /** A round in which anything failed is taken once more; if it fails again, so does the measurement. */
    public Series<Sample> run() throws IOException, InterruptedException {
        var samples = new Series<Sample>();
        var voided = 0;
        for (var round = 0; round < rounds; ) {
            var taken = new LinkedHashMap<String, Sample>();
            var order = new ArrayList<>(contenders.entrySet());
            Collections.rotate(order, -round);
            for (var contender : order) {
                taken.put(contender.getKey(), contender.getValue().run());
            }
            if (taken.values().stream().allMatch(sample -> sample.failed() == 0 && sample.answered() > 0)) {
                taken.forEach(samples::add);
                round++;
            } else if (++voided > rounds) {
                throw new IllegalStateException("rounds with failures: " + taken);
            }
        }
        return samples;
    }

    /** Load on a server, with the CPU time it and PostgreSQL spend on it until everything that follows is done. */
    public static Sample measured(Server server, Postgres postgres, Window window)
            throws IOException, InterruptedException {
        var serverBefore = Cpu.withChildren(server.pid());
        var databaseBefore = postgres.cpuMicros();
        var sample = window.run();
        server.awaitRest();
        return sample.with(Cpu.withChildren(server.pid()) - serverBefore, postgres.cpuMicros() - databaseBefore);
    }

    /** Warms at least for so long, then until two windows agree within 5 %, but no longer than four times as long. */
    public static void warm(Load load, Server server, String question, int connections, long millis)
            throws IOException {
        var end = System.nanoTime() + millis * 1_000_000;
        var limit = end + 3 * millis * 1_000_000;
        var last = 0.0;
        while (true) {
            var now = load.closed(question, server.port(), connections, Math.min(4000, millis))
                    .perSecond();
            var steady = Math.abs(now / last - 1) < 0.05;
            if (System.nanoTime() > limit || (steady && System.nanoTime() > end)) {
                break;
            }
            last = now;
        }
        server.awaitRest();
    }
}
