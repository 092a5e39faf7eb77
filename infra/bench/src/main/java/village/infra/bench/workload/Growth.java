package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.load.Load;

/** A workload of ours, growing: the same among ten thousand rows, a hundred thousand, a million. */
public final class Growth {
    private static final int CONNECTIONS = 16;
    private static final int SMALLEST = 4;

    private final Site site;
    private final Load load;
    private final Table table;
    private final int number;
    private final String question;
    private final String rows;

    /** @param rows the script that makes them */
    private Growth(Site site, Load load, Table table, int number, String question, String rows) {
        this.site = site;
        this.load = load;
        this.table = table;
        this.number = number;
        this.question = question;
        this.rows = rows;
    }

    public static Growth ofNews(Site site, Load load, Table table) {
        return new Growth(site, load, table, 3, "article", "news.sql");
    }

    public static Growth ofComplaints(Site site, Load load, Table table) {
        return new Growth(site, load, table, 4, "complaint", "complaints.sql");
    }

    public static Growth ofChanges(Site site, Load load, Table table) {
        return new Growth(site, load, table, 8, "changes", "feed.sql");
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var servers = new LinkedHashMap<Integer, Server>();
        var open = new ArrayDeque<Server>();
        try {
            for (var power = SMALLEST; power <= site.options().largest(); power++) {
                open.push(filled(power));
                servers.put(power, open.peek());
            }
            compared(servers);
        } finally {
            open.forEach(Server::close);
        }
    }

    private Server filled(int power) throws IOException, SQLException {
        var database = "growth_" + number + "_" + power;
        site.postgres().copy(database);
        site.postgres().run(database, rows, (long) Math.pow(10, power));
        if (question.equals("changes")) {
            site.key(database);
        }
        return Server.ours(site, database, site.plain());
    }

    private void compared(Map<Integer, Server> servers) throws IOException, InterruptedException {
        site.postgres().checkpoint();
        for (var server : servers.entrySet()) {
            load.articles((long) Math.pow(10, server.getKey()));
            Rounds.warm(
                    load,
                    server.getValue(),
                    question,
                    CONNECTIONS,
                    site.options().warmMillis() / 2);
        }
        var rounds = new Rounds(site.options().rounds());
        servers.forEach((power, server) -> rounds.contender("10^" + power, () -> window(power, server)));
        var samples = rounds.run();
        var few = samples.of("10^" + SMALLEST);
        samples.forEach((name, many) -> told(name, many, few));
    }

    private Sample window(int power, Server server) throws IOException, InterruptedException {
        load.articles((long) Math.pow(10, power));
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        question, server.port(), CONNECTIONS, site.options().windowMillis()));
    }

    private void told(String name, List<Sample> many, List<Sample> few) {
        table.scale(number + " among " + name, many);
        if (many != few) {
            var among = " among " + name + " to 10^" + SMALLEST;
            table.atMost(number, "CPU a " + question + among, Ratio.of(many, few, Sample::cost), 1.25, "1.05");
            table.atMost(number, "p50" + among, Ratio.of(many, few, Sample::p50), 1.25, "1.05");
            table.atMost(number, "p99" + among, Ratio.of(many, few, Sample::p99), 1.25, "1.05");
        }
    }
}
