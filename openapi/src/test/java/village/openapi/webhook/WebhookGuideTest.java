package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import village.api.event.feed.PublicType;
import village.api.webhook.WebhookSecret;

/** What the guide says of webhooks is what the server does. */
class WebhookGuideTest {
    private static final Path GUIDE = Path.of("changes.zh-CN.md");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Pattern BODY = Pattern.compile("```json\n(\\{.*})\n```");

    @Test
    void theWorkedExampleIsSignedSo() throws IOException {
        var guide = Files.readString(GUIDE);
        var found = BODY.matcher(guide);
        assertThat(found.find()).isTrue();
        var body = found.group(1);
        var signature = StandardSignature.of(
                List.of(new WebhookSecret(SECRET)),
                "msg_01990000-0000-7000-8000-000000000052",
                Instant.ofEpochSecond(1795829405),
                body);
        assertThat(guide)
                .contains("`" + SECRET + "`", "`msg_01990000-0000-7000-8000-000000000052`", "`1795829405`")
                .contains("`" + signature + "`");
        var data = JsonMapper.shared().readTree(body).at("/data");
        var type = PublicType.of(data.at("/type").asString()).orElseThrow();
        assertThat(data.at("/typeLabel").asString()).isEqualTo(type.label());
    }

    /** The table names a topic's words in full once, and by their ends after that. */
    @Test
    void everyTypeStandsInTheTable() throws IOException {
        var guide = Files.readString(GUIDE);
        for (var type : PublicType.values()) {
            var word = type.word();
            assertThat(guide.contains("`" + word + "`")
                            || guide.contains("`" + word.substring(word.indexOf('.')) + "`"))
                    .as(word)
                    .isTrue();
        }
    }
}
