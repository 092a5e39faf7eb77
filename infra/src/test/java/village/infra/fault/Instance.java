package village.infra.fault;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One running instance of the application: a process of its own, two ports and a log. */
final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private Instance(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts an instance; {@link #awaitReady()} tells when it serves. */
    static Instance started(Path log, Map<String, Object> settings) throws IOException {
        var port = Ports.free();
        var managementPort = Ports.free();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx320m",
                // Follows every buffer, as "paranoid" does, without keeping the story of each.
                "-Dio.netty.leakDetection.level=simple",
                "-Dio.netty.leakDetection.samplingInterval=1",
                DemoInstance.class.getName(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", classPath());
        return new Instance(builder.start(), log, port, managementPort);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    Instance awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(this::ready);
        return this;
    }

    private boolean ready() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the instance ended: " + log());
        }
        return new Callers(this).get(health("/readiness")).status() == 200;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    URI health(String group) {
        return URI.create("http://127.0.0.1:" + managementPort + "/actuator/health" + group);
    }

    URI metrics() {
        return URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    void kill() {
        Signals.kill(process.toHandle());
    }

    @Override
    public void close() {
        kill();
    }
}
