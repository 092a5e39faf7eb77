package village.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers that a killed run left behind. Called with the data folder locked, so nobody else can own them. */
final class Orphans {
    private static final int PATIENCE_SECONDS = 15;

    private Orphans() {}

    /** Ends the process a pid file names, if it is alive and is the program we mean. Says whether there was one. */
    static boolean end(Path pidFile, String program) {
        var orphan = named(pidFile, program);
        orphan.ifPresent(Orphans::end);
        return orphan.isPresent();
    }

    private static Optional<ProcessHandle> named(Path pidFile, String program) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").contains(program));
    }

    private static Optional<Long> pid(Path pidFile) {
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::trim)
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
