package village.infra.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL of our own on a free port, with its data kept in the data folder. */
final class LocalPostgres implements AutoCloseable {
    private static final String MAJOR = "18";
    private static final String DATABASE = "xiangyin";

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static LocalPostgres started(DataFolder folder) throws IOException, SQLException {
        var data = folder.path("postgres");
        requireVersion(data);
        var log = Redirect.appendTo(folder.path("postgres.log").toFile());
        var server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.path("programs").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
        createDatabase(server);
        return new LocalPostgres(server);
    }

    /** Ends a server that a killed run left on our data. */
    static boolean endOrphan(DataFolder folder) {
        return Orphans.end(folder.path("postgres").resolve("postmaster.pid"), "postgres");
    }

    private static void requireVersion(Path data) throws IOException {
        var file = data.resolve("PG_VERSION");
        if (Files.exists(file) && !Files.readString(file).trim().equals(MAJOR)) {
            throw new Trouble(
                    "演示数据是另一个版本的 PostgreSQL 写的，请用 --reset-demo 重新生成。",
                    "The demo data was written by another PostgreSQL version. Start with --reset-demo to make it anew.");
        }
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    Map<String, Object> properties() {
        return Map.of(
                "village.postgres.host", "127.0.0.1",
                "village.postgres.port", server.getPort(),
                "village.postgres.database", DATABASE,
                "village.postgres.user", "postgres",
                "village.postgres.password", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
