package village.infra.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as it is shipped, run as a process of its own. */
final class PackagedJar implements AutoCloseable {
    static final Path FILE = Path.of(System.getProperty("xiangyin.jar", "target/xiangyin.jar"));

    private final Process process;
    private final Path output;
    private final long began = System.nanoTime();

    private PackagedJar(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static PackagedJar started(Map<String, String> settings) throws IOException {
        var output = Files.createTempFile("xiangyin", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                FILE.toAbsolutePath().toString()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        var process = new ProcessBuilder(command)
                .directory(output.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new PackagedJar(process, output);
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Asks politely, as an operator would. */
    int stopped() throws InterruptedException {
        process.destroy();
        return exit();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
