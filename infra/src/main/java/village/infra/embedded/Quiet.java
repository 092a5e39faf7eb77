package village.infra.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Keeps the end of a run quiet: Ctrl-C reaches the database servers at the same moment as us, so what is logged about
 * them from then on is no news.
 */
final class Quiet {
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private Quiet() {}

    /** Until the application brings its own rules for logging. */
    static void fromTheStart() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    static void whenStopping(Runnable first) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping(first), "quiet"));
    }

    private static void stopping(Runnable first) {
        STOPPING.set(true);
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.getLoggerContext().getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
        }
        first.run();
    }

    static void unlessStopping(Runnable act) {
        if (!STOPPING.get()) {
            act.run();
        }
    }

    static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception broken) {
            unlessStopping(() -> System.out.println("  ✗ " + broken.getMessage()));
        }
    }
}
