package village.infra.evidence;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.Holdings.Holding;
import village.api.evidence.checkpoint.PushCheckpoints;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class PushCheckpointsTest {
    private static final Duration ANSWER = Duration.ofMillis(400);
    private static final PushCheckpoints.Pace PACE =
            new PushCheckpoints.Pace(Duration.ofHours(1), ANSWER, Duration.ofMinutes(1));

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final PostgresHoldings holdings = new PostgresHoldings(database);
    private final WireMockServer outside = new WireMockServer(options().dynamicPort());
    private final String name = "holder-" + UUID.randomUUID();
    private SignedCheckpoint newest;

    @BeforeEach
    void sign() {
        outside.start();
        now(Ledger.log(database).append(Ledger.record(UUID.randomUUID(), 1)));
        newest = now(Ledger.signing(database).sign());
    }

    @AfterEach
    void stop() {
        outside.stop();
    }

    @Test
    void handsTheNoteOverOnceHoweverManyInstancesPush() {
        outside.stubFor(post("/keep").willReturn(ok()));
        var pushed = Flux.range(0, 8)
                .flatMap(instance -> push(http()).push())
                .collectList()
                .block(PATIENCE);
        assertThat(pushed.stream().mapToLong(count -> count).sum()).isEqualTo(1);
        outside.verify(1, postRequestedFor(urlEqualTo("/keep")).withRequestBody(equalTo(newest.note())));
        assertThat(holding().size()).isEqualTo(newest.checkpoint().size());
        assertThat(holding().nextTurn()).isAfter(newest.signedAt().plus(Duration.ofMinutes(50)));
    }

    @Test
    void takesARedirectForANo() {
        outside.stubFor(post("/keep").willReturn(temporaryRedirect("/elsewhere")));
        outside.stubFor(post("/elsewhere").willReturn(ok()));
        assertThat(now(push(http()).push())).isZero();
        assertThat(holding().lastError()).contains("HTTP 302");
        outside.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void doesNotWaitForEver() {
        outside.stubFor(post("/keep").willReturn(aResponse().withFixedDelay(5_000)));
        assertThat(now(push(http()).push())).isZero();
        assertThat(holding().failures()).isEqualTo(1);
        assertThat(holding().lastError()).isPresent();
    }

    @Test
    void triesAgainLaterAndLater() {
        outside.stubFor(post("/keep").willReturn(aResponse().withStatus(503)));
        var waits = IntStream.rangeClosed(1, 3)
                .mapToObj(round -> {
                    due();
                    now(push(http()).push());
                    return Duration.between(Instant.now(), holding().nextTurn());
                })
                .toList();
        assertThat(waits.get(1)).isGreaterThan(waits.get(0).plusSeconds(30));
        assertThat(waits.get(2)).isGreaterThan(waits.get(1).plusSeconds(60));
        outside.stubFor(post("/keep").willReturn(ok()));
        due();
        assertThat(now(push(http()).push())).isEqualTo(1);
        assertThat(holding().failures()).isZero();
        assertThat(holding().lastError()).isEmpty();
    }

    @Test
    void writesAFileForWhoeverCarriesItAway(@TempDir Path folder) throws IOException {
        var holder = new FolderHolder(folder.resolve("out"));
        holder.take(newest).block(PATIENCE);
        holder.take(newest).block(PATIENCE);
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).hasContent(newest.note()));
        }
    }

    @Test
    void knowsOnlyHttpsHolders() {
        assertThatThrownBy(() -> settings(URI.create("http://county.example/keep")))
                .hasMessageContaining("https");
        assertThat(settings(URI.create("https://county.example/keep")).holders())
                .hasSize(1);
    }

    private static EvidenceSettings settings(URI address) {
        var some = Duration.ofSeconds(1);
        return new EvidenceSettings(
                true, "x", some, some, some, some, Map.of("county", address), "", List.of(), 1, some, some);
    }

    private Holder http() {
        return new HttpHolder(name, URI.create(outside.baseUrl() + "/keep"), ANSWER);
    }

    private PushCheckpoints push(Holder holder) {
        return new PushCheckpoints(List.of(holder), new PostgresCheckpoints(database), holdings, PACE);
    }

    private Holding holding() {
        return now(holdings.all()).stream()
                .filter(holding -> holding.holder().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void due() {
        Ledger.execute(POSTGRES.sql(), "update evidence_holding set next_turn = now()");
    }
}
