import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Checks a study certificate without the village's server: one file, nothing but a JDK (17 or newer).
 *
 * <pre>
 * java Certificate.java 证明.txt 公钥     the signed text, or the part of the link behind #
 * </pre>
 *
 * The key is what the village posts (name+hash+key). Ends with 0 when the key signed the text, 1 when it did not, 2 when
 * it could not check.
 */
public final class Certificate {
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public static void main(String[] args) {
        if (args.length != 2) {
            System.out.println("用法：java Certificate.java 证明.txt 公钥");
            System.exit(2);
        }
        try {
            System.exit(check(Files.readString(Path.of(args[0]), StandardCharsets.UTF_8), args[1]));
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            System.out.println("没法核对：" + broken);
            System.exit(2);
        }
    }

    private static int check(String given, String key) throws GeneralSecurityException {
        var note = given.contains("\n\n") ? given : decoded(given.strip());
        var cut = note.lastIndexOf("\n\n— ");
        var text = note.substring(0, cut + 1);
        var parts = key.split("\\+", 3);
        var words = "— " + parts[0] + " ";
        for (var line : note.substring(cut + 2).split("\n")) {
            if (line.startsWith(words) && signed(text, line.substring(words.length()), parts)) {
                if (!text.startsWith(parts[0] + "/credit-certificate/")) {
                    break;
                }
                System.out.print(text);
                System.out.println("✓ 签名有效，内容没有改过。");
                return 0;
            }
        }
        System.out.println("✗ 不是这把钥匙签的证明，或者内容被改过。");
        return 1;
    }

    private static String decoded(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private static boolean signed(String text, String signature, String[] key) throws GeneralSecurityException {
        var tagged = Base64.getDecoder().decode(signature);
        var typed = Base64.getDecoder().decode(key[2]);
        if (!HexFormat.of().formatHex(tagged, 0, 4).equals(key[1]) || typed[0] != 1) {
            return false;
        }
        var encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + typed.length - 1);
        System.arraycopy(typed, 1, encoded, X509_PREFIX.length, typed.length - 1);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(text.getBytes(StandardCharsets.UTF_8));
        return check.verify(tagged, 4, tagged.length - 4);
    }
}
