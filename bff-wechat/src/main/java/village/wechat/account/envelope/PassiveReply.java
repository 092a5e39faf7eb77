package village.wechat.account.envelope;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** A text that goes back with the callback itself. */
public final class PassiveReply {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TEXT = """
            <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
            <CreateTime>%d</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[%s]]></Content></xml>""";
    private static final String SEALED = """
            <xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>\
            <TimeStamp>%s</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>""";

    private PassiveReply() {}

    /** Answers an envelope in its own manner: sealed and signed if it was. */
    public static String to(Envelope envelope, String text, Instant now) {
        var plain = TEXT.formatted(
                data(envelope.message().field("FromUserName")),
                data(envelope.message().field("ToUserName")),
                now.getEpochSecond(),
                data(text));
        return envelope.sealing()
                .map(sealing -> sealed(envelope.appId(), sealing, plain, now))
                .orElse(plain);
    }

    private static String sealed(String appId, Envelope.Sealing sealing, String plain, Instant now) {
        return sealed(
                appId,
                sealing,
                plain,
                now,
                random(CallbackKey.SALT),
                HexFormat.of().formatHex(random(8)));
    }

    static String sealed(String appId, Envelope.Sealing sealing, String plain, Instant now, byte[] salt, String nonce) {
        var sealed = sealing.key().seal(appId, plain, salt);
        var signature = Signature.of(sealing.token(), Long.toString(now.getEpochSecond()), nonce, sealed);
        return SEALED.formatted(sealed, signature.value(), signature.timestamp(), nonce);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Without what ends a CDATA section and what XML cannot hold. */
    private static String data(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(PassiveReply::holdable).forEach(kept::appendCodePoint);
        return kept.toString().replace("]]>", "]]]]><![CDATA[>");
    }

    private static boolean holdable(int letter) {
        return letter == '\n' || letter == '\t' || letter >= ' ' && Character.isDefined(letter) && !surrogate(letter);
    }

    private static boolean surrogate(int letter) {
        return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
    }
}
