package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.infra.story.BareLine;
import village.infra.story.WholeVillage;

/** Who sends what is no request reads why it was refused, like everybody else. */
class UnreadableRequestsStoryTest {
    private static final String HOST = "Host: village\r\n";
    private static final String END = "\r\n";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private record Answer(String head, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** Until the other side hangs up, as it does on who cannot be understood. */
    private static Answer said(String request) throws IOException {
        try (var line = new BareLine(HERE.address())) {
            var heard = line.say(request).hearAll();
            var end = heard.indexOf("\r\n\r\n");
            return new Answer(heard.substring(0, end), heard.substring(end + 4));
        }
    }

    private static void refused(String request, int status, String code) throws IOException {
        var answer = said(request);
        assertThat(answer.head()).startsWith("HTTP/1.1 " + status);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.head()).containsIgnoringCase("cache-control: no-store");
        assertThat(answer.head()).containsIgnoringCase("connection: close");
        assertThat(answer.json().at("/code").asString()).isEqualTo(code);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/detail").asString()).isNotEmpty();
        assertThat(answer.head())
                .containsIgnoringCase(
                        "x-request-id: " + answer.json().at("/instance").asString());
    }

    @Test
    void aLineThatIsTooLong() throws IOException {
        refused(
                "GET /openapi/v1/villages?q=" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + END,
                414,
                "request.url-too-long");
    }

    @Test
    void aHeadThatIsTooLarge() throws IOException {
        var much = "X-Much: " + "x".repeat(9_000) + "\r\n";
        refused("GET /openapi/v1/villages HTTP/1.1\r\n" + HOST + much + END, 431, "request.headers-too-large");
    }

    @Test
    void whatIsNoHttp() throws IOException {
        refused("GET /openapi/v1/villages HTTP/nonsense\r\n" + HOST + END, 400, "request.malformed");
        refused("GET /openapi/v1/villages HTTP/1.1\r\nBroken\u0000Header: x\r\n" + END, 400, "request.malformed");
        refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "request.malformed");
        refused(
                "POST /openapi/v1/villages HTTP/1.1\r\n" + HOST + "Content-Length: many\r\n" + END,
                400,
                "request.malformed");
    }

    /** The connection stays: the request itself was read. */
    @Test
    void aPathThatIsNoUrl() throws IOException {
        try (var line = new BareLine(HERE.address())) {
            var request = "GET /openapi/v1/villages/%zz HTTP/1.1\r\n" + HOST + END;
            assertThat(line.say(request).hear("\"code\":\"request.malformed\"")).startsWith("HTTP/1.1 400");
            assertThat(line.say(request).hear("\"code\":\"request.malformed\"")).contains("HTTP/1.1 400");
        }
    }

    @Test
    void whoAsksForAHeadOnlyGetsOne() throws IOException {
        var request = "HEAD /openapi/v1/villages/%zz HTTP/1.1\r\n" + HOST + "Connection: close\r\n" + END;
        var answer = said(request);
        assertThat(answer.head()).startsWith("HTTP/1.1 400");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatCanBeReadIsLeftAlone() throws IOException {
        var answer = said("GET /openapi/v1/health HTTP/1.1\r\n" + HOST + "Connection: close\r\n" + END);
        assertThat(answer.head()).startsWith("HTTP/1.1 200");
        var refused = said("GET /openapi/v1/villages HTTP/1.1\r\n" + HOST + "Connection: close\r\n" + END);
        assertThat(refused.head()).startsWith("HTTP/1.1 401");
        assertThat(refused.body()).contains("client.headers-missing");
    }
}
