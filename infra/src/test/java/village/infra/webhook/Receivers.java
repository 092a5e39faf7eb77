package village.infra.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Platforms that are told of changes, one at each path, and what they got. */
final class Receivers implements AutoCloseable {
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .containerThreads(60));

    private StubMapping refusing = new StubMapping();

    Receivers() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(204)));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    void answer(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(path)).atPriority(1).willReturn(answer));
    }

    /** Answers 500 to messages that hold a text, until {@link #accept}. */
    void refuse(String path, String text) {
        refusing = server.stubFor(post(urlEqualTo(path))
                .atPriority(1)
                .withRequestBody(containing(text))
                .willReturn(aResponse().withStatus(500)));
    }

    void accept() {
        server.removeStub(refusing);
    }

    /** From now on everything is well there. */
    void recover(String path) {
        answer(path, aResponse().withStatus(204));
    }

    /** In the order they came. */
    List<LoggedRequest> got(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    List<Long> sequences(String path) {
        return got(path).stream()
                .map(request -> JsonMapper.shared()
                        .readTree(request.getBodyAsString())
                        .at("/data/sequence")
                        .asLong())
                .toList();
    }

    /** Signed with the secret the receiver was given first, whatever other signatures stand beside it. */
    static void verified(LoggedRequest sent) {
        var text =
                sent.getHeader("webhook-id") + "." + sent.getHeader("webhook-timestamp") + "." + sent.getBodyAsString();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PostOffice.SECRET.bytes(), "HmacSHA256"));
            var expected = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(sent.getHeader("webhook-signature").split(" ")).contains("v1," + expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
