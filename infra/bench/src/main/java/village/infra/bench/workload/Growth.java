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

/** 4, growing: the same complaint among ten thousand, a hundred thousand, a million. */
public final class Growth {
    private static final int CONNECTIONS = 16;
    private static final int SMALLEST = 4;

    private final Site site;
    private final Load load;
    private final Table table;

    public Growth(Site site, Load load, Table table) {
        this.site = site;
        this.load = load;
        this.table = table;
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
        var database = "growth_" + power;
        site.postgres().copy(database);
        site.postgres().run(database, "complaints.sql", (long) Math.pow(10, power));
        return Server.ours(site, database, site.plain());
    }

    private void compared(Map<Integer, Server> servers) throws IOException, InterruptedException {
        site.postgres().checkpoint();
        for (var server : servers.values()) {
            Rounds.warm(load, server, "complaint", CONNECTIONS, site.options().warmMillis() / 2);
        }
        var rounds = new Rounds(site.options().rounds());
        servers.forEach((power, server) -> rounds.contender("10^" + power, () -> window(server)));
        var samples = rounds.run();
        var few = samples.of("10^" + SMALLEST);
        samples.forEach((name, many) -> told(name, many, few));
    }

    private Sample window(Server server) throws IOException, InterruptedException {
        return Rounds.measured(
                server,
                site.postgres(),
                () -> load.closed(
                        "complaint", server.port(), CONNECTIONS, site.options().windowMillis()));
    }

    private void told(String name, List<Sample> many, List<Sample> few) {
        table.scale("4 among " + name, many);
        if (many != few) {
            table.atMost(
                    4, "CPU a complaint among " + name + " to 10^4", Ratio.of(many, few, Sample::cost), 1.25, "1.05");
            table.atMost(4, "p50 among " + name + " to 10^4", Ratio.of(many, few, Sample::p50), 1.25, "1.05");
            table.atMost(4, "p99 among " + name + " to 10^4", Ratio.of(many, few, Sample::p99), 1.25, "1.05");
        }
    }
}
