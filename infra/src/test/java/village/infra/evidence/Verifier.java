package village.infra.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the stand-alone verifier as a villager's relative would: {@code java Verify.java …}, and nothing else around. */
public final class Verifier {
    /** Where villagers get it from the pages too. */
    private static final String SERVED = "bff-wechat/src/main/resources/static/h5/verifier/";

    private Verifier() {}

    /** What it said, and how it ended. */
    public record Verdict(int exit, String words) {}

    public static Verdict run(String... arguments) {
        return run("Verify.java", List.of(arguments));
    }

    /** Runs another of the stand-alone tools. */
    public static Verdict run(String tool, List<String> arguments) {
        try {
            var started = new ProcessBuilder(command(tool, arguments))
                    .redirectErrorStream(true)
                    .start();
            var words = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(started.waitFor(), words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String tool, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                source(tool).toString()));
        command.addAll(arguments);
        return command;
    }

    /** Tests run in the module's folder. */
    private static Path source(String tool) {
        return Stream.of("../" + SERVED + tool, SERVED + tool)
                .map(Path::of)
                .filter(file -> file.toFile().exists())
                .findFirst()
                .orElseThrow();
    }
}
