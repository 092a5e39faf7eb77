package village.infra.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What somebody was told of a case. */
final class Inbox {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Inbox() {}

    /** Stories share the village: whoever reads for one in the words for the old says so first. */
    static void inPlainWords(Visitor reader) {
        var chosen = "{\"digest\":\"off\",\"wording\":\"elder\"}".getBytes(UTF_8);
        reader.send("PUT", "/mp/v1/me/notice-preferences", "application/json", chosen)
                .expect(200);
    }

    /** Waits until he was told so. */
    static void told(Visitor reader, String of, String kind, String words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(about(reader, of))
                        .as(kind)
                        .anyMatch(line -> line.startsWith(kind + " ") && line.contains(words)));
    }

    /** What lies in an inbox about a case: kind and text. */
    static List<String> about(Visitor reader, String of) {
        var inbox = reader.get("/mp/v1/me/notices?limit=100").expect(200);
        var links = inbox.texts("/items", "/link");
        var kinds = inbox.texts("/items", "/kind");
        var texts = inbox.texts("/items", "/text");
        return IntStream.range(0, links.size())
                .filter(at -> links.get(at).endsWith("/complaints/" + of))
                .mapToObj(at -> kinds.get(at) + " " + texts.get(at))
                .toList();
    }
}
