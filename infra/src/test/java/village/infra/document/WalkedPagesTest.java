package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The walks through the pages need a browser and are not part of the build; that the buttons they press exist is. */
class WalkedPagesTest {
    private static final Path WALKS = Path.of("pages");
    private static final Pattern PRESSED =
            Pattern.compile("getByRole\\('button', \\{ name: (?:'([^']+)'|/\\^?([^/|$]+))");

    @Test
    void pressNoButtonThatNoPageHas() throws IOException {
        var pages = pages();
        try (var walks = Files.list(WALKS)) {
            assertThat(walks.filter(file -> file.toString().endsWith(".js")).flatMap(WalkedPagesTest::pressed))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(name -> assertThat(pages).contains(name));
        }
    }

    /** Names that pages put together, such as {@code 5 星}, by their words. */
    private static Stream<String> pressed(Path walk) {
        return PRESSED.matcher(read(walk))
                .results()
                .map(found -> found.group(1) == null ? found.group(2).replaceAll("[0-9]+ ", "") : found.group(1));
    }

    private static String pages() {
        var resolver = new PathMatchingResourcePatternResolver();
        return Stream.of("classpath*:static/**/*.js", "classpath*:static/**/*.html", "classpath*:embedded/**/*.js")
                .flatMap(pattern -> Arrays.stream(resources(resolver, pattern)))
                .map(WalkedPagesTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static Resource[] resources(PathMatchingResourcePatternResolver resolver, String pattern) {
        try {
            return resolver.getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource page) {
        try {
            return page.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path walk) {
        try {
            return Files.readString(walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
