package village.infra.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A Redis of our own, which may be killed. */
public final class Redis implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Program program;

    public Redis(Path folder) throws IOException {
        this.folder = folder;
        this.port = Ports.free();
        this.program = started();
    }

    private Program started() throws IOException {
        var programs = Files.createDirectories(folder.resolve("programs"));
        var file = ExecutableProvider.newJarResourceProvider(programs.toFile()).get();
        return Program.logging(
                folder.resolve("redis.log"),
                List.of(file.getPath(), "--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void kill() {
        program.kill();
    }

    public void startAgain() throws IOException {
        program.close();
        program = started();
    }

    @Override
    public void close() {
        program.close();
    }
}
