package village.infra.embedded;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A WeChat of our own, so that the embedded run goes the real way through WxJava. Answers as api.weixin.qq.com and
 * open.weixin.qq.com do for what we ask; {@link SimulatedAnswers} tells the rules.
 */
public final class SimulatedWechat implements AutoCloseable {
    private static final int KEPT = 500;

    private final WireMockServer server;

    /**
     * Somebody the authorize page offers.
     *
     * @param openid for example {@code demo-villager-1}
     * @param label what the page calls him
     */
    public record DemoPerson(String openid, String label) {}

    /**
     * A message WeChat was asked to deliver.
     *
     * @param time when it came
     * @param path which call brought it
     * @param openid whom it is for
     * @param template the template's id; empty for other messages
     * @param data field to text, in the order sent
     * @param errcode what was answered; 0 is accepted
     */
    public record SentMessage(
            Instant time, String path, String openid, String template, Map<String, String> data, int errcode) {}

    /** @param port to listen on, on this machine only; 0 for any */
    public SimulatedWechat(int port, List<DemoPerson> persons) {
        var answers = new SimulatedAnswers(persons);
        var settings = wireMockConfig()
                .bindAddress("127.0.0.1")
                .extensions(answers)
                .maxRequestJournalEntries(KEPT)
                .containerThreads(12)
                .disableOptimizeXmlFactoriesLoading(true);
        this.server = new WireMockServer(port == 0 ? settings.dynamicPort() : settings.port(port));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(answers.getName())));
    }

    public SimulatedWechat start() {
        server.start();
        return this;
    }

    /** For {@code village.wechat.api-url} and {@code village.wechat.open-url}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The messages of late, the latest first, refused ones included. */
    public List<SentMessage> sent() {
        return server.getAllServeEvents().stream()
                .map(SimulatedWechat::toMessage)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SentMessage> toMessage(ServeEvent event) {
        var request = event.getRequest();
        return SimulatedAnswers.message(Objects.requireNonNull(request))
                .map(message -> new SentMessage(
                        request.getLoggedDate().toInstant(),
                        SimulatedAnswers.path(request),
                        message.openid(),
                        message.template(),
                        message.data(),
                        SimulatedAnswers.errcode(message.openid())));
    }

    @Override
    public void close() {
        server.stop();
    }
}
