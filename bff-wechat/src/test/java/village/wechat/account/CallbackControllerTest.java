package village.wechat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.DelegatingWebFluxConfiguration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Unavailable;
import village.api.attachment.Attachment;
import village.api.attachment.ContentCheckRequests;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.MediaLinks;
import village.api.attachment.TakeContentVerdict;

class CallbackControllerTest {
    private static final String EVENT = """
            {"ToUserName":"gh_1","FromUserName":"o-1","CreateTime":1,"MsgType":"event","Event":"wxa_media_check",
             "appid":"wxmini01","trace_id":"trace-1","version":2,"detail":[{"strategy":"content_model"}],
             "result":{"suggest":"%s","label":20001}}
            """;
    private static final String XML_EVENT = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><MsgType><![CDATA[event]]></MsgType>
            <Event><![CDATA[wxa_media_check]]></Event><trace_id><![CDATA[trace-1]]></trace_id><version>2</version>
            <result><suggest><![CDATA[%s]]></suggest><label>20001</label></result></xml>
            """;

    private final Map<String, Attachment.State> verdicts = new ConcurrentHashMap<>();
    private boolean safe = true;
    private final AnnotationConfigApplicationContext context = context();
    private final WebTestClient client =
            WebTestClient.bindToApplicationContext(context).build();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void echoesToWechat() {
        get("AAAAA", "4823748237")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .isEqualTo("4823748237");
    }

    @Test
    void echoesToNobodyElse() {
        get("BBBBB", "4823748237").expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>", "a b"})
    void echoesNothingThatIsNoEcho(String echo) {
        get("AAAAA", echo).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"pass, PASS", "review, REVIEW", "risky, RISKY", "'', REVIEW", "new-word, REVIEW"})
    void takesAVerdictInAsJson(String suggestion, Attachment.State verdict) {
        post("AAAAA", EVENT.formatted(suggestion)).expectBody(String.class).isEqualTo("success");
        assertThat(verdicts).isEqualTo(Map.of("trace-1", verdict));
    }

    @ParameterizedTest
    @CsvSource({"pass, PASS", "review, REVIEW", "risky, RISKY"})
    void takesAVerdictInAsXml(String suggestion, Attachment.State verdict) {
        post("AAAAA", XML_EVENT.formatted(suggestion)).expectBody(String.class).isEqualTo("success");
        assertThat(verdicts).isEqualTo(Map.of("trace-1", verdict));
    }

    @Test
    void believesNoForgedVerdict() {
        post("BBBBB", EVENT.formatted("pass")).expectStatus().isForbidden();
        assertThat(verdicts).isEmpty();
    }

    @Test
    void letsWechatTellAgainWhatIsNotSafeYet() {
        safe = false;
        post("AAAAA", EVENT.formatted("pass")).expectStatus().is5xxServerError();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"MsgType\":\"text\",\"Content\":\"你好\"}", "<xml><MsgType>text</MsgType></xml>", "{}"})
    void takesOtherMessagesAndLetsThemGo(String body) {
        post("AAAAA", body).expectBody(String.class).isEqualTo("success");
        assertThat(verdicts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "<xml>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Event>&e;</Event></xml>",
                "<xml><a><b><c><d><e><f><g><h>1</h></g></f></e></d></c></b></a></xml>",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{}}}}}}}}}"
            })
    void refusesWhatIsNoMessage(String body) {
        post("AAAAA", body).expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec get(String token, String echo) {
        return client.get()
                .uri("/wechat/wxmini01/callback?signature={s}&timestamp=1&nonce=2&echostr={e}", signature(token), echo)
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String token, String body) {
        return client.post()
                .uri("/wechat/wxmini01/callback?signature={s}&timestamp=1&nonce=2", signature(token))
                .contentType(MediaType.TEXT_XML)
                .bodyValue(body)
                .exchange();
    }

    private static String signature(String token) {
        try {
            var text = String.join("", Stream.of(token, "1", "2").sorted().toList());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes verdicts of traces nobody has told yet, or cannot. */
    private final class NotedVerdicts implements ContentCheckRequests {
        @Override
        public Mono<MediaLinks.Target> verdict(String trace, Attachment.State verdict, Instant at) {
            if (!safe) {
                return Mono.error(new Unavailable("postgres", new IllegalStateException("stopped")));
            }
            verdicts.put(trace, verdict);
            return Mono.empty();
        }

        @Override
        public Mono<Void> request(MediaLinks.Target target, Instant at) {
            return Mono.error(new AssertionError("not asked here"));
        }

        @Override
        public Mono<List<ContentCheck>> take(int limit, Instant now) {
            return Mono.error(new AssertionError("not asked here"));
        }

        @Override
        public Mono<Attachment.State> submitted(MediaLinks.Target target, String traceId, Instant at) {
            return Mono.error(new AssertionError("not asked here"));
        }

        @Override
        public Mono<List<MediaLinks.Target>> hopeless(Instant now, Instant uploadedBefore, int limit) {
            return Mono.error(new AssertionError("not asked here"));
        }
    }

    private AnnotationConfigApplicationContext context() {
        CallbackTokens tokens = appId -> Mono.justOrEmpty(appId.equals("wxmini01") ? "AAAAA" : null);
        var taking = new TakeContentVerdict(
                new InMemoryAttachments(), new NotedVerdicts(), UUID::randomUUID, Clock.systemUTC());
        var made = new AnnotationConfigApplicationContext();
        made.register(DelegatingWebFluxConfiguration.class);
        made.registerBean(JsonMapper.class, JsonMapper::shared);
        made.registerBean(CallbackController.class, () -> new CallbackController(tokens, taking));
        made.scan("village.wechat.problem");
        made.refresh();
        return made;
    }
}
