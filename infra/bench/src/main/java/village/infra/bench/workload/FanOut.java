package village.infra.bench.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import village.infra.bench.harness.Ports;
import village.infra.bench.harness.Ratio;
import village.infra.bench.harness.Rounds;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Server;
import village.infra.bench.harness.Site;
import village.infra.bench.harness.Table;
import village.infra.bench.peer.Receivers;

/**
 * 9: each of very many changes is told to ten platforms at once, in order for each subject, kept in PostgreSQL before it is
 * sent and noted there afterwards; also while one of the ten takes messages and does not answer. Beside it a bare loop that
 * sends as many bodies of that length to the nine, keeping and noting nothing.
 */
public final class FanOut {
    private static final int NUMBER = 9;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String BODY =
            "{\"type\":\"news.published\",\"timestamp\":\"2026-11-30T09:00:00+08:00\",\"data\":{\"x\":\""
                    + "x".repeat(330) + "\"}}";

    private final Site site;
    private final Table table;
    private final int changes;
    private final WebClient bare = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(HttpClient.create()))
            .build();

    public FanOut(Site site, Table table) {
        this.site = site;
        this.table = table;
        this.changes = site.options().quick() ? 500 : 3_000;
    }

    public void run() throws IOException, SQLException, InterruptedException {
        site.postgres().copy("fan_out");
        site.postgres().run("fan_out", "feed.sql", 0);
        site.key("fan_out");
        try (var receivers = new Receivers();
                var ours = listening(receivers)) {
            for (var warm = 0; warm < 3; warm++) {
                told(ours, receivers);
                sent(receivers);
            }
            var samples = new Rounds(site.options().rounds())
                    .contender("ours", () -> told(ours, receivers))
                    .contender("bare loop", () -> sent(receivers))
                    .contender("ours, one silent", () -> silently(ours, receivers))
                    .run();
            var all = samples.of("ours");
            table.atLeast(
                    NUMBER,
                    "messages/s to a bare loop",
                    Ratio.of(all, samples.of("bare loop"), Sample::perSecond),
                    0.5,
                    "0.8");
            table.atLeast(
                    NUMBER,
                    "messages/s to nine while the tenth is silent, to all well",
                    Ratio.of(samples.of("ours, one silent"), all, Sample::perSecond),
                    0.90,
                    "0.99");
            samples.forEach((name, taken) -> table.scale("9 " + name, taken));
        }
    }

    /** A server remembers for a while that nobody listens: who listens is there before it. */
    private Server listening(Receivers receivers) throws IOException, SQLException {
        for (var which = 0; which < Receivers.ALL; which++) {
            site.webhook("fan_out", which, "http://" + receivers.address() + "/" + which);
        }
        return Server.ours(site, "fan_out", command(receivers));
    }

    private ArrayList<String> command(Receivers receivers) {
        var command = new ArrayList<>(site.plain());
        command.add("--village.webhook.hosts=" + receivers.address());
        command.add("--village.webhook.local=true");
        return command;
    }

    private Sample silently(Server ours, Receivers receivers) throws IOException, InterruptedException {
        receivers.fallSilent();
        try {
            return told(ours, receivers);
        } finally {
            receivers.speakAgain();
        }
    }

    /** From the commit of the changes until the nine have heard of each. */
    private Sample told(Server ours, Receivers receivers) throws IOException {
        var wanted = receivers.got() + (long) changes * Receivers.WELL;
        var before = site.postgres().cpuMicros();
        var began = System.nanoTime();
        try {
            site.postgres().run("fan_out", "changes.sql", changes);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Ports.await(PATIENCE, "messages of " + ours.database(), () -> paused() && receivers.got() >= wanted);
        return sample(System.nanoTime() - began, site.postgres().cpuMicros() - before);
    }

    private static boolean paused() {
        Ports.pause(5);
        return true;
    }

    private Sample sent(Receivers receivers) {
        var began = System.nanoTime();
        Flux.fromStream(IntStream.range(0, changes * Receivers.WELL).boxed())
                .flatMap(
                        number -> bare.post()
                                .uri("http://" + receivers.address() + "/" + number % Receivers.WELL)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(BODY)
                                .retrieve()
                                .toBodilessEntity(),
                        AT_ONCE * Receivers.WELL)
                .blockLast(PATIENCE);
        return sample(System.nanoTime() - began, 0);
    }

    private Sample sample(long nanos, long database) {
        return new Sample((long) changes * Receivers.WELL, 0, nanos / 1000, 1, 1, 1, 0, database);
    }
}
