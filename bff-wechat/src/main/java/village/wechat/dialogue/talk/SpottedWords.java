package village.wechat.dialogue.talk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words looked for in a text: a line of the file is a key and what makes us think of it; lines of {@code 除外} hold what
 * sounds like it and is something else.
 */
final class SpottedWords {
    private static final String EXCEPT = "除外";

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final List<String> harmless = new ArrayList<>();

    private SpottedWords(List<String> lines) {
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::read);
        harmless.sort((one, other) -> other.length() - one.length());
    }

    /** The words of a file that comes with the software. */
    static SpottedWords of(String name) {
        var file = Objects.requireNonNull(
                SpottedWords.class.getResourceAsStream("/village/wechat/dialogue/" + name), name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new SpottedWords(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        var parts = List.of(line.split("\\s+"));
        var meant = parts.subList(1, parts.size());
        if (parts.get(0).equals(EXCEPT)) {
            harmless.addAll(meant);
        } else {
            words.computeIfAbsent(parts.get(0), key -> new ArrayList<>()).addAll(meant);
        }
    }

    /** The keys whose words are in the text, in the file's order. */
    Set<String> keys(String text) {
        var left = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        for (var phrase : harmless) {
            left = left.replace(phrase, "/");
        }
        var keys = new LinkedHashSet<String>();
        for (var entry : words.entrySet()) {
            if (entry.getValue().stream().anyMatch(left::contains)) {
                keys.add(entry.getKey());
            }
        }
        return keys;
    }
}
