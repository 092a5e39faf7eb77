package village.infra.postgres;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Gives a test class a migrated database of its own on the one PostgreSQL of this build. */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private String name = "";
    private ConnectionPool pool;

    @Override
    public void beforeAll(ExtensionContext context) {
        name = freshDatabase();
        pool = pool(name);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.disposeLater().block(Duration.ofSeconds(10));
    }

    /** The door adapters take. */
    public Database database() {
        return database(pool);
    }

    /** Plain SQL, for arranging and looking. */
    public DatabaseClient sql() {
        return DatabaseClient.create(pool);
    }

    public String name() {
        return name;
    }

    public static int port() {
        return server().getPort();
    }

    /** Creates another migrated database and returns its name. */
    public static String freshDatabase() {
        server();
        var name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return name;
    }

    /** A second pool on a database, as another instance would have. */
    public static ConnectionPool pool(String name) {
        return pool(name, Duration.ZERO);
    }

    /** @param statement how long the server lets a statement take; zero for as long as it likes */
    public static ConnectionPool pool(String name, Duration statement) {
        var connections = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("127.0.0.1")
                .port(server().getPort())
                .database(name)
                .username("postgres")
                .password("postgres")
                .lockWaitTimeout(Duration.ofMillis(1200))
                .statementTimeout(statement)
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .initialSize(2)
                .maxSize(16)
                .maxAcquireTime(Duration.ofSeconds(10))
                .build());
    }

    public static Database database(ConnectionPool pool) {
        return database(pool, Duration.ofSeconds(10));
    }

    public static Database database(ConnectionPool pool, Duration patience) {
        return new Database(
                DatabaseClient.create(pool), TransactionalOperator.create(new R2dbcTransactionManager(pool)), patience);
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            server = started();
            execute("create database " + TEMPLATE);
            Flyway.configure()
                    .dataSource(server.getJdbcUrl("postgres", TEMPLATE), "postgres", "postgres")
                    .load()
                    .migrate();
        }
        return server;
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("embedded PostgreSQL did not start", e);
        }
    }

    private static void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
