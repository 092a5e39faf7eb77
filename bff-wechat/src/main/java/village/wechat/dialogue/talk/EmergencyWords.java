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
 * Tells from a text that somebody is in danger. The words are data, beside this class in {@code emergency-words.txt}:
 * a line is a number to call and what makes us say so; lines of {@code 除外} hold what sounds like danger and is none.
 */
public final class EmergencyWords {
    private static final String EXCEPT = "除外";

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final List<String> harmless = new ArrayList<>();

    private EmergencyWords(List<String> lines) {
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::read);
        harmless.sort((one, other) -> other.length() - one.length());
    }

    /** The words that come with the software. */
    public static EmergencyWords shipped() {
        var file = Objects.requireNonNull(
                EmergencyWords.class.getResourceAsStream("/village/wechat/dialogue/emergency-words.txt"),
                "emergency-words.txt");
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new EmergencyWords(reader.lines().toList());
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
            words.computeIfAbsent(parts.get(0), number -> new ArrayList<>()).addAll(meant);
        }
    }

    /** The numbers to call, the likeliest first; empty where nothing sounds like danger. */
    public Set<String> numbers(String text) {
        var left = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
        for (var phrase : harmless) {
            left = left.replace(phrase, "/");
        }
        var numbers = new LinkedHashSet<String>();
        for (var entry : words.entrySet()) {
            if (entry.getValue().stream().anyMatch(left::contains)) {
                numbers.add(entry.getKey());
            }
        }
        return numbers;
    }
}
