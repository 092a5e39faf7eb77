package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.identity.OpenId;
import village.wechat.dialogue.SentFiles;
import village.wechat.dialogue.SentFiles.Missing;

class WxJavaSentFilesTest {
    private static final String MEDIA = "/cgi-bin/media/get";
    private static final byte[] AMR = "#!AMR\n<some sound".getBytes(StandardCharsets.US_ASCII);
    private static final OpenId FOLLOWER = new OpenId("wxservice01", "openid-of-somebody");

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void fetchesARecordingAsDocumented() {
        WECHAT.answer(MEDIA, file("audio/amr", AMR));
        assertThat(bytes(fetch())).isEqualTo(AMR);
        WECHAT.wechat.verify(
                1,
                getRequestedFor(urlPathEqualTo(MEDIA))
                        .withQueryParam("access_token", equalTo("token-one"))
                        .withQueryParam("media_id", equalTo("media-1")));
    }

    @Test
    void fetchesThePhotoThatIsJustSmallEnough() {
        WECHAT.answer(MEDIA, file("image/jpeg", new byte[BoundedDownload.LIMIT]));
        assertThat(bytes(fetch())).hasSize(BoundedDownload.LIMIT);
    }

    @Test
    void readsNoFurtherThanTheLimit() {
        WECHAT.answer(MEDIA, file("image/jpeg", new byte[BoundedDownload.LIMIT + 1]));
        assertThat(fetch()).isEqualTo(Missing.TOO_LARGE);
        WECHAT.answer(
                MEDIA, file("image/jpeg", new byte[BoundedDownload.LIMIT + 1]).withChunkedDribbleDelay(20, 100));
        assertThat(fetch()).isEqualTo(Missing.TOO_LARGE);
        WECHAT.answer(MEDIA, file("audio/amr", AMR));
        assertThat(bytes(fetch())).isEqualTo(AMR);
    }

    @ParameterizedTest
    @CsvSource({
        "40007, GONE",
        "45001, TOO_LARGE",
        "48001, DENIED",
        "-1, NOT_NOW",
        "45009, NOT_NOW",
        "40164, NOT_NOW",
        "50002, NOT_NOW"
    })
    void understandsWordsInsteadOfAFile(int code, Missing why) {
        WECHAT.answerCode(MEDIA, code);
        assertThat(fetch()).isEqualTo(why);
        assertThat(WECHAT.asked(MEDIA)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json; encoding=utf-8", "text/html"})
    void knowsWordsByWhateverTheyAreCalled(String called) {
        var words = "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}".getBytes(StandardCharsets.UTF_8);
        WECHAT.answer(MEDIA, file(called, words));
        assertThat(fetch()).isEqualTo(Missing.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "<xml></xml>"})
    void comesBackLaterAfterGarbage(String body) {
        WECHAT.answer(MEDIA, okJson(body));
        assertThat(fetch()).isEqualTo(Missing.NOT_NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500, 503})
    void comesBackLaterAfterAnotherStatus(int status) {
        WECHAT.answer(MEDIA, aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
        assertThat(fetch()).isEqualTo(Missing.NOT_NOW);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void comesBackLaterWhenTheLineBreaks(Fault fault) {
        WECHAT.answer(MEDIA, aResponse().withFault(fault));
        assertThat(fetch()).isEqualTo(Missing.NOT_NOW);
    }

    @Test
    void comesBackLaterWhenThePhotoDrips() {
        WECHAT.answer(MEDIA, file("image/jpeg", new byte[50]).withChunkedDribbleDelay(25, 8_000));
        assertThat(fetch()).isEqualTo(Missing.NOT_NOW);
    }

    @Test
    void asksWithAnotherTokenOnceWhenTheFirstOneDied() {
        WECHAT.answerCode(MEDIA, 42001);
        assertThat(fetch()).isEqualTo(Missing.NOT_NOW);
        assertThat(WECHAT.asked(MEDIA)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../token", "a&access_token=b", "媒体"})
    void asksNotForWhatIsNoMediaId(String mediaId) {
        assertThat(fetch(FOLLOWER, mediaId)).isEqualTo(Missing.GONE);
        assertThat(WECHAT.wechat.getAllServeEvents()).isEmpty();
    }

    @Test
    void hasNoRightInAnAccountThatDoesNotExist() {
        assertThat(fetch(new OpenId("wxunknown", "openid"), "media-1")).isEqualTo(Missing.DENIED);
        assertThat(Set.of(WECHAT.wechat.getAllServeEvents().size())).containsExactly(0);
    }

    private static ResponseDefinitionBuilder file(String type, byte[] bytes) {
        return aResponse().withHeader("Content-Type", type).withBody(bytes);
    }

    private static byte[] bytes(SentFiles.Answer answer) {
        assertThat(answer).asInstanceOf(type(SentFiles.File.class)).isNotNull();
        var content = ((SentFiles.File) answer).content();
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static SentFiles.Answer fetch() {
        return fetch(FOLLOWER, "media-1");
    }

    private static SentFiles.Answer fetch(OpenId follower, String mediaId) {
        return WECHAT.here().sentFiles().fetch(follower, mediaId).block(Duration.ofSeconds(8));
    }
}
