package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnreadableRequestsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new UnreadableRequests(JsonMapper.shared()));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void asked(HttpMethod method) {
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, "/x"));
    }

    private String answered(HttpResponseStatus status, String body) {
        var content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content));
        FullHttpResponse out = channel.readOutbound();
        try {
            return out.content().toString(StandardCharsets.UTF_8);
        } finally {
            out.release();
        }
    }

    @Test
    void whatSaysNothingIsGivenWords() {
        asked(HttpMethod.GET);
        assertThat(answered(HttpResponseStatus.REQUEST_URI_TOO_LONG, "")).contains("request.url-too-long");
        asked(HttpMethod.POST);
        assertThat(answered(HttpResponseStatus.BAD_REQUEST, "")).contains("request.malformed");
    }

    @Test
    void whatSaysSomethingAndWhatIsFineIsLeftAlone() {
        asked(HttpMethod.GET);
        assertThat(answered(HttpResponseStatus.BAD_REQUEST, "said")).isEqualTo("said");
        asked(HttpMethod.GET);
        assertThat(answered(HttpResponseStatus.NOT_MODIFIED, "")).isEmpty();
        asked(HttpMethod.DELETE);
        assertThat(answered(HttpResponseStatus.NO_CONTENT, "")).isEmpty();
    }

    /** Requests may come while earlier ones are being answered; answers come in their order. */
    @Test
    void eachAnswerBelongsToItsRequest() {
        asked(HttpMethod.HEAD);
        asked(HttpMethod.GET);
        assertThat(answered(HttpResponseStatus.CONTINUE, "")).isEmpty();
        assertThat(answered(HttpResponseStatus.BAD_REQUEST, "")).as("of HEAD").isEmpty();
        assertThat(answered(HttpResponseStatus.BAD_REQUEST, "")).contains("request.malformed");
    }
}
