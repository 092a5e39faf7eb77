package village.wechat.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs pages' own scripts in node, with a script of the tests around them. Who builds needs a JDK and Maven only: without
 * node such a test is skipped, and says so.
 */
final class Node {
    private static final int PATIENCE_SECONDS = 30;

    private final Path folder;
    private final Path script;

    private Node(Path folder, Path script) {
        this.folder = folder;
        this.script = script;
    }

    /**
     * Brings a script of the tests' resources to a folder of its own. Skips the tests of whoever asks where there is no
     * node.
     */
    static Node with(String resource, Path folder) throws IOException {
        assumeTrue(isThere(), "no node on the PATH (expected: node, to run what " + resource + " tests): skipped");
        var script = folder.resolve(resource);
        try (InputStream found = Node.class.getResourceAsStream("/" + resource)) {
            Files.write(script, Objects.requireNonNull(found, resource).readAllBytes());
        }
        return new Node(folder, script);
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
    }

    /** What the script says when it is given these words; fails when it does. */
    String run(String... words) throws IOException {
        var output = folder.resolve("output.txt").toFile();
        var command = Stream.concat(Stream.of("node", script.toString()), Stream.of(words))
                .toList();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        var said = Files.readString(output.toPath());
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }
}
