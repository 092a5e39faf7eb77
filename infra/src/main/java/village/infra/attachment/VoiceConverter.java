package village.infra.attachment;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns recordings into MP3 with a program of the machine, if one is configured. Blocks. */
final class VoiceConverter {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceConverter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> command;

    /** @param command words separated by spaces; blank for none */
    VoiceConverter(String command) {
        this.command =
                command.isBlank() ? List.of() : Arrays.asList(command.strip().split(" +"));
    }

    /** False without a program, and when it fails or takes too long; then nothing usable is at {@code to}. */
    boolean convert(Path from, Path to) throws IOException {
        if (command.isEmpty()) {
            return false;
        }
        var process = new ProcessBuilder(filledIn(from, to))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            return ended(process) && Files.exists(to) && Files.size(to) > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean ended(Process process) throws InterruptedException {
        var inTime = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!inTime || process.exitValue() != 0) {
            LOG.warn("a recording could not be converted: {}", inTime ? "exit " + process.exitValue() : "too slow");
            return false;
        }
        return true;
    }

    private List<String> filledIn(Path from, Path to) {
        return command.stream()
                .map(word -> word.replace("{in}", from.toString()).replace("{out}", to.toString()))
                .toList();
    }
}
