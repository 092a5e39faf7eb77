package village.openapi.signature.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import village.api.client.Secret;

/** The worked examples of the guide are what the server computes. */
class GuideTest {
    private static final String KEY_ID = "vk0000000000000001";
    private static final Secret SECRET = new Secret("xiangyin-sandbox-secret-0001");
    private static final String DATE = "Sat, 28 Nov 2026 01:30:00 GMT";
    private static final String VILLAGE = "/openapi/v1/villages/330999101201";

    private static void isInTheGuide(StringToSign text) throws IOException {
        var guide = Files.readString(Path.of("README.md"));
        assertThat(guide).contains("```\n" + text + "```\n");
        for (var algorithm : Algorithm.values()) {
            var signature = Base64.getEncoder().encodeToString(algorithm.sign(SECRET, text.toString()));
            assertThat(guide).contains("`" + signature + "`");
        }
    }

    @Test
    void readingIsSignedSo() throws IOException {
        isInTheGuide(new StringToSign(
                "GET",
                VILLAGE + "/news",
                CanonicalQuery.of("limit=20&after=abc"),
                KEY_ID,
                DATE,
                "7d0c3a524c1e4a0e",
                new byte[0]));
    }

    @Test
    void handingOverIsSignedSo() throws IOException {
        var body = "{\"externalNumber\":\"ZJ-1\",\"text\":\"路灯不亮\"}".getBytes(StandardCharsets.UTF_8);
        isInTheGuide(new StringToSign("POST", VILLAGE + "/complaints", "", KEY_ID, DATE, "7d0c3a524c1e4a0f", body));
    }
}
