package village.infra.bench.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One PostgreSQL for ours and for the peers, which keeps what it acknowledges; each has a database of its own. */
public final class Postgres implements AutoCloseable {
    private static final String TEMPLATE = "migrated";

    private final Path data;
    private EmbeddedPostgres server;

    public Postgres(Path data) throws IOException {
        this.data = data;
        this.server = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60));
        Map.of(
                        "max_connections", "200",
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "shared_buffers", "1GB",
                        "max_wal_size", "4GB",
                        "listen_addresses", "127.0.0.1")
                .forEach(builder::setServerConfig);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public int port() {
        return server.getPort();
    }

    /** Of the first database come the copies. */
    public void keepAsTemplate(String database) throws SQLException {
        execute("postgres", "alter database " + database + " rename to " + TEMPLATE);
    }

    public void copy(String database) throws SQLException {
        execute("postgres", "create database " + database + " template " + TEMPLATE);
    }

    public void create(String database) throws SQLException {
        execute("postgres", "create database " + database);
    }

    public void execute(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same statement for many rows, in one transaction. */
    void batch(String database, String sql, List<Object[]> rows) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "postgres");
                var statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (var row : rows) {
                for (var column = 0; column < row.length; column++) {
                    statement.setObject(column + 1, row[column]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    /** Runs a script of ours with one number in it. */
    public void run(String database, String script, long number) throws SQLException, IOException {
        try (var source = Postgres.class.getResourceAsStream("/" + script)) {
            if (source == null) {
                throw new IllegalStateException(script + " (expected: on the class path)");
            }
            var sql = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            execute(database, sql.replace("$rows", Long.toString(number)));
        }
    }

    public long count(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** So that none falls into a measurement by chance. */
    public void checkpoint() throws IOException {
        try {
            execute("postgres", "checkpoint");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The launcher that EmbeddedPostgres knows is another process. */
    public long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL (expected: running)", e);
        }
    }

    public long cpuMicros() {
        return Cpu.withChildren(postmaster());
    }

    /** Stands still, with all its processes. */
    public void stall() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        var postmaster = postmaster();
        Program.signal(name, postmaster);
        ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(backend -> Program.signal(name, backend.pid()));
    }

    /** On the same data and the same port. */
    public void restart() throws IOException {
        var port = port();
        server.close();
        server = started(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
