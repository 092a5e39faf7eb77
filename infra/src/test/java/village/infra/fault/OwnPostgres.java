package village.infra.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that belongs to one test and keeps what it acknowledged: it may be stalled, killed and started again. */
final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    OwnPostgres(Path data) throws IOException {
        this.data = data;
        this.server = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60));
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    int port() {
        return server.getPort();
    }

    /** The process that EmbeddedPostgres knows only launched it. */
    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stall() {
        Signals.stop(postmaster());
    }

    void goOn() {
        Signals.go(postmaster());
    }

    void kill() {
        Signals.kill(postmaster());
    }

    /** On the same data and the same port. */
    void startAgain() throws IOException {
        var port = port();
        server.close();
        server = started(port);
    }

    long count(String sql) {
        return Long.parseLong(column(sql).get(0));
    }

    void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row. */
    List<String> column(String sql) {
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        goOn();
        server.close();
    }
}
