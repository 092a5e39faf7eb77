package village.infra.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/** A real Redis of our own on a free port. Where its program cannot run, the village goes on without. */
final class LocalRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private LocalRedis(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty when the bundled program does not run on this machine. */
    static Optional<LocalRedis> started(DataFolder folder) throws IOException, InterruptedException {
        var data = Files.createDirectories(folder.path("redis"));
        var port = FreePorts.any();
        Process process;
        try {
            process = launched(program(folder), data, port, folder.path("redis.log"));
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
        Files.writeString(folder.path("redis.pid"), Long.toString(process.pid()));
        if (!answers(process, port)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        return Optional.of(new LocalRedis(process, port));
    }

    static boolean endOrphan(DataFolder folder) {
        return Orphans.end(folder.path("redis.pid"), "redis-server");
    }

    private static Path program(DataFolder folder) throws IOException {
        var folderOfPrograms = Files.createDirectories(folder.path("programs"));
        return ExecutableProvider.newJarResourceProvider(folderOfPrograms.toFile())
                .get()
                .toPath();
    }

    private static Process launched(Path program, Path data, int port, Path log) throws IOException {
        var command = List.of(
                program.toAbsolutePath().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--save",
                "60 1");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean answers(Process process, int port) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (ping(port)) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static boolean ping(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    Map<String, Object> properties() {
        return Map.of("village.redis.url", "redis://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        Orphans.end(process.toHandle());
    }
}
