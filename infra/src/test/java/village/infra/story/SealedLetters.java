package village.infra.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.infra.wechat.PostgresCallbackSecrets;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.Signature;

/** WeChat, telling the village over HTTP what a follower sent: sealed with AES, signed, told again while unanswered. */
final class SealedLetters {
    private static final String APP = "wxdemo0service001";
    private static final byte[] SALT = new byte[CallbackKey.SALT];
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TOLD = 3;
    private static final AtomicLong NUMBER = new AtomicLong(7_000_000_000L);

    private static final String TOKEN = "SpokenReport";
    private static final CallbackKey KEY = CallbackKey.of("K".repeat(42) + "E");

    private final Visitor wechat;
    private final String openid;

    /** Agrees on token and key with the account first. */
    SealedLetters(WholeVillage village, String openid) {
        village.context()
                .getBean(PostgresCallbackSecrets.class)
                .save(APP, TOKEN, Optional.of(KEY), Optional.empty())
                .block(PATIENCE);
        this.wechat = village.stranger();
        this.openid = openid;
    }

    String says(String text) {
        return sends("<MsgType>text</MsgType><Content><![CDATA[" + text + "]]></Content>");
    }

    String speaks(String mediaId, String recognised) {
        return sends("<MsgType>voice</MsgType><MediaId>" + mediaId
                + "</MediaId><Format>amr</Format><Recognition><![CDATA[" + recognised + "]]></Recognition>");
    }

    /** An event of WeChat's own about the follower, which nobody replies to: it is told three times. */
    void happens(String event, String fields) {
        sends("<MsgType>event</MsgType><Event><![CDATA[" + event + "]]></Event>" + fields);
    }

    /** What was replied at once: WeChat tells a message up to three times while nothing is. */
    private String sends(String content) {
        var number = NUMBER.incrementAndGet();
        var xml = "<xml><ToUserName>gh_demo</ToUserName><FromUserName>" + openid + "</FromUserName><CreateTime>"
                + Instant.now().getEpochSecond() + "</CreateTime>" + content + "<MsgId>" + number + "</MsgId></xml>";
        var words = "";
        for (var time = 0; time < TOLD && words.isEmpty(); time++) {
            words = told(KEY.seal(APP, xml, SALT));
        }
        return words;
    }

    private String told(String sealed) {
        var signature = Signature.of(
                TOKEN,
                Long.toString(Instant.now().getEpochSecond()),
                UUID.randomUUID().toString(),
                sealed);
        var path = "/wechat/" + APP + "/callback?encrypt_type=aes&timestamp=" + signature.timestamp() + "&nonce="
                + signature.nonce() + "&msg_signature=" + signature.value();
        var body = WholeVillage.utf8("<xml><Encrypt>" + sealed + "</Encrypt></xml>");
        var answer = wechat.send("POST", path, "text/xml", body).expect(200).body();
        return answer.startsWith("<") ? opened(answer) : "";
    }

    private String opened(String answer) {
        var opened = KEY.open(APP, CallbackMessage.of(answer).field("Encrypt")).orElseThrow();
        return CallbackMessage.of(opened).field("Content");
    }
}
