package village.infra.embedded;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the person at the keyboard what is going on, in Chinese and English; never silent for long. */
final class Progress implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final PrintStream out;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(PrintStream out) {
        this.out = out;
    }

    void line(String chinese, String english) {
        out.printf(Locale.ROOT, "[%5.1f s] %s · %s%n", seconds(), chinese, english);
        out.flush();
    }

    /** Announces a step, does it, and ticks while it lasts. */
    <T> T step(String chinese, String english, Step<T> step) throws Exception {
        line(chinese + "…", english + " …");
        var heart = ticker.scheduleAtFixedRate(
                () -> line("仍在" + chinese + "…", "still at it …"),
                HEARTBEAT.toMillis(),
                HEARTBEAT.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return step.done();
        } finally {
            heart.cancel(false);
        }
    }

    void box(List<String> lines) {
        var width = lines.stream().mapToInt(Progress::width).max().orElse(0);
        var edge = "═".repeat(width + 2);
        out.println("╔" + edge + "╗");
        lines.forEach(line -> out.println("║ " + line + " ".repeat(width - width(line)) + " ║"));
        out.println("╚" + edge + "╝");
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Chinese characters take two columns of a terminal. */
    static int width(String line) {
        return line.codePoints().map(point -> point >= 0x2e80 ? 2 : 1).sum();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    /** One thing that takes a while. */
    interface Step<T> {
        T done() throws Exception;
    }
}
