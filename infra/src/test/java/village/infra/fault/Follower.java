package village.infra.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import village.infra.crypto.Sealer;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.Signature;

/** WeChat, telling an instance what a follower wrote; sealed and signed as it does. */
final class Follower {
    private static final String APP = "wxdemo0service001";
    private static final byte[] SALT = new byte[CallbackKey.SALT];
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String token;
    private final CallbackKey key;

    private Follower(String token, CallbackKey key) {
        this.token = token;
        this.key = key;
    }

    /** Knows what the demo village agreed on with WeChat. */
    static Follower of(OwnPostgres postgres, Sealer sealer) {
        return new Follower(
                sealer.open("wechat_account.callback_token", APP, sealed(postgres, "callback_token_sealed")),
                CallbackKey.of(
                        sealer.open("wechat_account.callback_key", APP, sealed(postgres, "callback_key_sealed"))));
    }

    private static byte[] sealed(OwnPostgres postgres, String column) {
        return HexFormat.of()
                .parseHex(postgres.column(
                                "select encode(" + column + ", 'hex') from wechat_account where app_id = '" + APP + "'")
                        .get(0));
    }

    /** @param words what was replied at once, possibly empty; the raw body of a failure */
    record Told(int status, long millis, String words) {}

    /** Tells an instance of a text. The same number is the same message. */
    Told says(Instance instance, long number, String text) throws Exception {
        var xml = "<xml><ToUserName>gh_1</ToUserName><FromUserName>demo-villager-1</FromUserName><CreateTime>1700000000"
                + "</CreateTime><MsgType>text</MsgType><Content><![CDATA[" + text + "]]></Content><MsgId>" + number
                + "</MsgId></xml>";
        var sealed = key.seal(APP, xml, SALT);
        var signature =
                Signature.of(token, Long.toString(Instant.now().getEpochSecond()), "n" + System.nanoTime(), sealed);
        var began = System.nanoTime();
        var answer = CLIENT.send(request(instance, sealed, signature), BodyHandlers.ofString());
        return new Told(answer.statusCode(), (System.nanoTime() - began) / 1_000_000, words(answer.body()));
    }

    private static HttpRequest request(Instance instance, String sealed, Signature signature) {
        var address = instance.url("/wechat/" + APP + "/callback?encrypt_type=aes&timestamp=" + signature.timestamp()
                + "&nonce=" + signature.nonce() + "&msg_signature=" + signature.value());
        return HttpRequest.newBuilder(URI.create(address.toString()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<xml><Encrypt>" + sealed + "</Encrypt></xml>"))
                .build();
    }

    private String words(String body) {
        if (!body.startsWith("<")) {
            return body;
        }
        var opened = key.open(APP, CallbackMessage.of(body).field("Encrypt")).orElseThrow();
        return CallbackMessage.of(opened).field("Content");
    }
}
