package village.infra.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A Redis that belongs to one test, which may stall it. */
final class OwnRedis implements AutoCloseable {
    private final int port;
    private final Process process;

    OwnRedis(Path folder) throws IOException {
        this.port = Ports.free();
        var programs = Files.createDirectories(folder.resolve("programs"));
        var program =
                ExecutableProvider.newJarResourceProvider(programs.toFile()).get();
        this.process = new ProcessBuilder(
                        List.of(program.getPath(), "--port", "" + port, "--bind", "127.0.0.1", "--save", ""))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        Ports.awaitListening(port);
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void stall() {
        Signals.stop(process.toHandle());
    }

    void goOn() {
        Signals.go(process.toHandle());
    }

    @Override
    public void close() {
        Signals.kill(process.toHandle());
    }
}
