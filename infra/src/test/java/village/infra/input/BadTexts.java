package village.infra.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The corpus of {@code bad-text.txt}, as JSON strings. */
final class BadTexts {
    private BadTexts() {}

    static List<String> json() {
        try (var file = BadTexts.class.getResourceAsStream("/bad-text.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("\""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
