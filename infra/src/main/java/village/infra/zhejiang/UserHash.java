package village.infra.zhejiang;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import village.api.identity.OpenId;

/** Recognises a platform's user whose number is not kept. */
final class UserHash {
    private UserHash() {}

    static byte[] of(OpenId user) {
        try {
            var named = user.appId() + ":" + user.value();
            return MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
