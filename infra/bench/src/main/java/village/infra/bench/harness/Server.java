package village.infra.bench.harness;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A server under load. */
public final class Server implements AutoCloseable {
    private static final String UNTOLD = """
            select (select count(*) from event where position is null)
              + coalesce((select max(position) from event) - (select min(position) from event_cursor), 0)
            """;

    private final String database;
    private final int port;
    private final int managementPort;
    private final Program program;
    private final Postgres postgres;
    private final boolean tells;

    private Server(String database, int port, int managementPort, Program program, Postgres postgres, boolean tells) {
        this.database = database;
        this.port = port;
        this.managementPort = managementPort;
        this.program = program;
        this.postgres = postgres;
        this.tells = tells;
    }

    /** An instance of the installation, ready. */
    public static Server ours(Site site, String database, List<String> java) throws IOException {
        var management = Ports.free();
        return started(
                site, database, java, management, "http://127.0.0.1:" + management + "/actuator/health/readiness");
    }

    /** An instance of the installation, as soon as it answers a question. */
    public static Server answering(Site site, String database, List<String> java, String question) throws IOException {
        return started(site, database, java, Ports.free(), question);
    }

    private static Server started(Site site, String database, List<String> java, int management, String question)
            throws IOException {
        var port = Ports.free();
        var command = new ArrayList<>(java);
        command.addAll(site.settings(database));
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + management);
        var program = Program.logging(site.folder().resolve(database + ".log"), command);
        Ports.awaitOk(question.startsWith("/") ? "http://127.0.0.1:" + port + question : question, program);
        return new Server(database, port, management, program, site.postgres(), true);
    }

    /** A peer of this class path, on a JDK of its own choice. */
    public static Server peer(Site site, String database, List<String> java, Class<?> main) throws IOException {
        var port = Ports.free();
        var command = new ArrayList<>(java);
        command.addAll(List.of(
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName(),
                "" + port,
                site.postgres().url(database),
                Base64.getEncoder().encodeToString(site.tokenKey())));
        var program = Program.logging(site.folder().resolve(database + ".log"), command);
        Ports.awaitOk("http://127.0.0.1:" + port + "/ready", program);
        return new Server(database, port, 0, program, site.postgres(), false);
    }

    /** A program that serves, whatever it is. */
    public static Server of(Site site, String name, int port, Program program) {
        return new Server(name, port, 0, program, site.postgres(), false);
    }

    public int managementPort() {
        return managementPort;
    }

    public String database() {
        return database;
    }

    public int port() {
        return port;
    }

    public Program program() {
        return program;
    }

    public long pid() {
        return program.pid();
    }

    public long count(String table) throws SQLException {
        return postgres.count(database, "select count(*) from " + table);
    }

    /** Waits until whatever follows the event log has followed. */
    public void awaitRest() {
        if (tells) {
            Ports.await(Duration.ofSeconds(120), "rest of " + database, this::told);
        }
    }

    private boolean told() {
        try {
            Ports.pause(50);
            return postgres.count(database, UNTOLD) == 0;
        } catch (SQLException busy) {
            return false;
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
