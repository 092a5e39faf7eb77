package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import village.infra.bench.harness.Ports;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.load.FeedCursors;
import village.infra.bench.load.Load;

/** What grows at one size: so many rows in a database of their own, and the server over it. */
final class Grown implements AutoCloseable {
    /** So many rows are read at any size, evenly spread over all: what grows is the table and not what is hot. */
    private static final int DRAWN = 10_000;

    private static final int PAGE = 500;
    private static final int CONNECTIONS = 16;
    /** A copied database begins an epoch of its own with the first turn of its server. */
    private static final String EPOCH = """
            select coalesce(max(e.number) filter (where split_part(e.fingerprint, '/', 2) = d.oid::text), 0)
            from event_epoch e, pg_database d where d.datname = current_database()
            """;

    private final Site site;
    private final Growing what;
    private final String name;
    private final long rows;
    private final Server server;
    private final long filled;
    private List<String> pages = List.of();
    private long acknowledged;

    private Grown(Site site, Growing what, String name, long rows, Server server) throws SQLException {
        this.site = site;
        this.what = what;
        this.name = name;
        this.rows = rows;
        this.server = server;
        this.filled = server.count(what.table());
    }

    /**
     * Makes the rows, proves them, leaves nothing of that for autovacuum to do, and starts the server.
     *
     * @param name also the end of the database's name
     */
    static Grown filled(Site site, Growing what, String name, long rows) throws IOException, SQLException {
        var postgres = site.postgres();
        var database = "growth_" + what.number() + "_" + name.replaceAll("[^0-9a-z]+", "_");
        postgres.copy(database);
        for (var script : what.fill()) {
            postgres.run(database, script, rows);
        }
        if (what.proof().isPresent()) {
            postgres.run(database, what.proof().get(), rows);
        }
        if (what.equals(Growing.CHANGES)) {
            site.key(database);
        }
        postgres.execute(database, "vacuum (freeze, analyze)");
        var java = new ArrayList<>(site.plain());
        java.addAll(what.settings());
        var grown = new Grown(site, what, name, rows, Server.ours(site, database, java));
        if (what.equals(Growing.CHANGES)) {
            grown.pages = grown.places();
        }
        return grown;
    }

    private List<String> places() throws SQLException {
        Ports.await(Duration.ofSeconds(60), "an epoch of " + server.database(), () -> epoch() > 0);
        var first = site.postgres().count(server.database(), "select max(position) from event") - rows;
        var cursors = new FeedCursors(site.cursorKey());
        var epoch = epoch();
        var count = DRAWN / PAGE;
        return LongStream.range(0, count)
                .mapToObj(number -> cursors.after(epoch, first + number * (rows / count)))
                .toList();
    }

    private long epoch() {
        try {
            return site.postgres().count(server.database(), EPOCH);
        } catch (SQLException e) {
            throw new IllegalStateException("epoch of " + server.database(), e);
        }
    }

    String name() {
        return name;
    }

    /** One window, with all that follows of it. */
    Sample window(Load load) throws IOException, InterruptedException {
        if (what.equals(Growing.CHANGES)) {
            load.pages(pages);
        } else {
            load.articles(rows, DRAWN);
        }
        var sample = Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        what.question(),
                        server.port(),
                        CONNECTIONS,
                        site.options().windowMillis()));
        acknowledged += sample.answered();
        return sample;
    }

    /** Takes out what was written, so that the size is what it is called, and leaves nothing for autovacuum to do. */
    void back() throws IOException, SQLException {
        acknowledged = 0;
        if (what.back().isPresent()) {
            site.postgres().run(server.database(), what.back().get(), rows);
            site.postgres().execute(server.database(), "vacuum (analyze)");
        }
        if (count() != filled) {
            throw new IllegalStateException(
                    server.database() + ": " + count() + " rows of " + what.table() + " (expected: " + filled + ")");
        }
    }

    long count() throws SQLException {
        return server.count(what.table());
    }

    /** How many rows there were when the measurement began. */
    long filled() {
        return filled;
    }

    /** How many writes were acknowledged since they were taken out. */
    long acknowledged() {
        return acknowledged;
    }

    /** What is wrong with the rows as they stand now; empty if they stand as they must. */
    String wrong() throws IOException {
        try {
            if (what.proof().isPresent()) {
                site.postgres().run(server.database(), what.proof().get(), rows);
            }
            return "";
        } catch (SQLException said) {
            return String.valueOf(said.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        server.close();
        site.postgres().execute("postgres", "drop database " + server.database() + " with (force)");
    }
}
