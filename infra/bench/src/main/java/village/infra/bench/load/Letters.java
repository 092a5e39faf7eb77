package village.infra.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What WeChat posts to an account's callback, sealed and signed as WeChat does it. */
final class Letters {
    private static final int BLOCK = 32;

    private final String appId;
    private final String token;
    private final byte[] key;

    Letters(String appId, String token, String encodingAesKey) {
        this.appId = appId;
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    }

    byte[] text(String from, long messageId, String text) {
        var now = Instant.now().getEpochSecond();
        var sealed = sealed("<xml><ToUserName><![CDATA[" + appId + "]]></ToUserName><FromUserName><![CDATA[" + from
                + "]]></FromUserName><CreateTime>" + now
                + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA["
                + text + "]]></Content><MsgId>" + messageId + "</MsgId></xml>");
        var nonce = Long.toString(messageId);
        var signature = signature(token, Long.toString(now), nonce, sealed);
        var body = "<xml><ToUserName><![CDATA[" + appId + "]]></ToUserName><Encrypt><![CDATA[" + sealed
                + "]]></Encrypt></xml>";
        return Line.request(
                "POST /wechat/" + appId + "/callback?signature=" + signature(token, Long.toString(now), nonce)
                        + "&timestamp=" + now + "&nonce=" + nonce + "&encrypt_type=aes&msg_signature=" + signature
                        + " HTTP/1.1\r\nHost: village\r\nContent-Type: text/xml\r\n",
                body);
    }

    private String sealed(String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var app = appId.getBytes(StandardCharsets.UTF_8);
        var length = 16 + 4 + content.length + app.length;
        var padding = BLOCK - length % BLOCK;
        var chance = new byte[16];
        ThreadLocalRandom.current().nextBytes(chance);
        var plain = ByteBuffer.allocate(length + padding)
                .put(chance)
                .putInt(content.length)
                .put(content)
                .put(app);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES (expected: part of every JDK)", e);
        }
    }

    private static String signature(String... parts) {
        var text = Stream.of(parts).sorted().collect(Collectors.joining());
        try {
            var sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 (expected: part of every JDK)", e);
        }
    }
}
