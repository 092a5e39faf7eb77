package village.wechat.account.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
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
import village.api.notice.OpenReplyWindow;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.CallbackSecret;
import village.wechat.account.envelope.Signature;
import village.wechat.account.inbox.Letters;

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

    private static final String TEXT = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-1]]></FromUserName>
            <CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[路灯坏了😀𠮷]]></Content><MsgId>77</MsgId></xml>
            """;
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String PREVIOUS = "ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Map<String, CallbackSecret> SECRETS = Map.of(
            "wxmini01",
            new CallbackSecret("AAAAA", Optional.empty(), Optional.empty(), false),
            "wxplain",
            new CallbackSecret("AAAAA", Optional.empty(), Optional.empty(), true),
            "wxservice01",
            new CallbackSecret("AAAAA", Optional.of(CallbackKey.of(KEY)), Optional.of(CallbackKey.of(PREVIOUS)), true));

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

    @Test
    void answersAFollowerInPlain() {
        var answer = say("wxplain", "AAAAA", NOW, TEXT).expectStatus().isOk().expectBody(String.class);
        answer.value(
                body -> assertThat(CallbackMessage.of(body).field("Content")).isEqualTo("听到：路灯坏了😀𠮷"));
    }

    @Test
    void answersAFollowerSealed() {
        var sealed = wxJava(KEY).encrypt("0123456789abcdef", TEXT);
        var body = tell(sealed)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var fields = CallbackMessage.of(body);
        var opened = wxJava(KEY)
                .decryptXml(fields.field("MsgSignature"), fields.field("TimeStamp"), fields.field("Nonce"), body);
        assertThat(CallbackMessage.of(opened).field("Content")).isEqualTo("听到：路灯坏了😀𠮷");
        assertThat(body).doesNotContain("路灯");
    }

    @Test
    void opensWhatWasSealedWithThePreviousKeyAndAnswersWithTheCurrentOne() {
        var sealed = wxJava(PREVIOUS).encrypt("0123456789abcdef", TEXT);
        var body = tell(sealed)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(CallbackKey.of(KEY)
                        .open("wxservice01", CallbackMessage.of(body).field("Encrypt")))
                .isPresent();
    }

    @Test
    void believesNoSealedMessageWithAForeignSignature() {
        var sealed = wxJava(KEY).encrypt("0123456789abcdef", TEXT);
        tell(sealed, "BBBBB", NOW).expectStatus().isForbidden();
        tellSigned(sealed, "").expectStatus().isForbidden();
    }

    @Test
    void believesNothingOld() {
        for (var age : List.of(Duration.ofMinutes(11), Duration.ofMinutes(-11), Duration.ofDays(4000))) {
            say("wxplain", "AAAAA", NOW.minus(age), TEXT).expectStatus().isForbidden();
            tell(wxJava(KEY).encrypt("0123456789abcdef", TEXT), "AAAAA", NOW.minus(age))
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void isNotTalkedDownToPlainNorUpToSealed() {
        say("wxservice01", "AAAAA", NOW, TEXT).expectStatus().isForbidden();
        post("/wechat/wxplain/callback?encrypt_type=aes&msg_signature=x&timestamp=" + NOW.getEpochSecond(), TEXT)
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64", "中文", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void refusesWhatWasSignedButNeverSealed(String garbage) {
        tell(garbage).expectStatus().isBadRequest();
    }

    @Test
    void refusesWhatWasSealedForAnotherAccountOrCut() {
        var other = new WxCryptUtil("AAAAA", KEY, "wxother").encrypt("0123456789abcdef", TEXT);
        tell(other).expectStatus().isBadRequest();
        var cut = wxJava(KEY).encrypt("0123456789abcdef", TEXT);
        tell(cut.substring(0, cut.length() / 8 * 4)).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "<xml>", "<xml></xml>", "{}", "<xml><FromUserName>o</FromUserName></xml>"})
    void refusesWhatIsNoMessageOfAFollower(String body) {
        say("wxplain", "AAAAA", NOW, body).expectStatus().isBadRequest();
        tell(wxJava(KEY).encrypt("0123456789abcdef", body)).expectStatus().isBadRequest();
    }

    @Test
    void refusesAnEntityBomb() {
        var bomb = """
                <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>
                <xml><Content>&c;</Content></xml>""";
        say("wxplain", "AAAAA", NOW, bomb).expectStatus().isBadRequest();
        tell(wxJava(KEY).encrypt("0123456789abcdef", bomb)).expectStatus().isBadRequest();
    }

    @Test
    void refusesWhatIsLargerThanWechatEverSends() {
        say("wxplain", "AAAAA", NOW, "<xml>" + "a".repeat(70_000) + "</xml>")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void knowsNoAccountItWasNotTold() {
        say("wxnobody", "AAAAA", NOW, TEXT).expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec get(String token, String echo) {
        var signature = Signature.of(token, "1", "2").value();
        return client.get()
                .uri("/wechat/wxmini01/callback?signature={s}&timestamp=1&nonce=2&echostr={e}", signature, echo)
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String token, String body) {
        return token.startsWith("/") ? posted(token, body) : say("wxmini01", token, NOW, body);
    }

    private WebTestClient.ResponseSpec say(String appId, String token, Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        var signature = Signature.of(token, time, "2").value();
        return posted(
                "/wechat/" + appId + "/callback?signature=" + signature + "&timestamp=" + time + "&nonce=2", body);
    }

    private WebTestClient.ResponseSpec tell(String sealed) {
        return tell(sealed, "AAAAA", NOW);
    }

    private WebTestClient.ResponseSpec tell(String sealed, String token, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return tellSigned(sealed, Signature.of(token, time, "2", sealed).value(), time);
    }

    private WebTestClient.ResponseSpec tellSigned(String sealed, String signature) {
        return tellSigned(sealed, signature, Long.toString(NOW.getEpochSecond()));
    }

    private WebTestClient.ResponseSpec tellSigned(String sealed, String signature, String time) {
        return posted(
                "/wechat/wxservice01/callback?encrypt_type=aes&nonce=2&timestamp=" + time + "&msg_signature="
                        + signature,
                "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>");
    }

    private WebTestClient.ResponseSpec posted(String address, String body) {
        return client.post()
                .uri(address)
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .bodyValue(body)
                .exchange();
    }

    private static WxCryptUtil wxJava(String key) {
        return new WxCryptUtil("AAAAA", key, "wxservice01");
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
        CallbackSecrets secrets = appId -> Mono.justOrEmpty(SECRETS.get(appId));
        Conversation conversation = (message, key) -> Mono.just(Optional.of(message.content())
                .filter(AccountMessage.Text.class::isInstance)
                .map(AccountMessage.Text.class::cast)
                .map(text -> "听到：" + text.text()));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var taking = new TakeContentVerdict(
                new InMemoryAttachments(), new NotedVerdicts(), UUID::randomUUID, Clock.systemUTC());
        var made = new AnnotationConfigApplicationContext();
        made.register(DelegatingWebFluxConfiguration.class);
        made.registerBean(JsonMapper.class, JsonMapper::shared);
        LateReplies noLateOnes = (to, text) -> Mono.error(new AssertionError("not asked here"));
        var letters = Letters.received(
                conversation, new OpenReplyWindow((follower, by, at) -> Mono.empty()), noLateOnes, clock);
        made.registerBean(
                CallbackController.class,
                () -> new CallbackController(secrets, letters, List.of(new MediaVerdictListener(taking)), clock));
        made.scan("village.wechat.problem");
        made.refresh();
        return made;
    }
}
