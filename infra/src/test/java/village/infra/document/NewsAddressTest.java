package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the news page asks for, by its own script: first pages are found ready only where they are asked for alike. */
class NewsAddressTest {
    private static final Path SCRIPT = Path.of("../bff-wechat/src/main/resources/static/h5/news-address.js");

    @TempDir
    private Path folder;

    @Test
    void asksForFirstPagesAsEverybodyDoes() throws IOException {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node"))));
        assertThat(address("{}")).isEqualTo("/v/news");
        assertThat(address("{ column: 'c-1', words: '' }")).isEqualTo("/v/news?column=c-1");
        assertThat(address("{ column: 'c-1', after: 'x=' }")).isEqualTo("/v/news?column=c-1&limit=20&after=x%3D");
        assertThat(address("{ column: 'c-1', words: '养老' }")).isEqualTo("/v/news?q=%E5%85%BB%E8%80%81&limit=20");
    }

    private String address(String asked) throws IOException {
        Files.copy(SCRIPT, folder.resolve("news-address.mjs"), StandardCopyOption.REPLACE_EXISTING);
        var program =
                "import { newsAddress } from './news-address.mjs'; console.log(newsAddress('/v', " + asked + "));";
        Files.writeString(folder.resolve("ask.mjs"), program);
        var started = new ProcessBuilder("node", "ask.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
