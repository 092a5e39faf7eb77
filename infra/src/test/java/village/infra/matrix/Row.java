package village.infra.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of {@code role-matrix.txt}.
 *
 * @param object which object the route is walked with, for example {@code about-staff}; empty for the usual one
 * @param expected what each actor gets: {@code ok} or a status
 */
record Row(Route route, String object, Map<String, String> expected) {
    static List<Row> all() {
        var rows = new ArrayList<Row>();
        List<String> actors = List.of();
        for (var line : lines()) {
            var words = Arrays.asList(line.strip().split("\\s+"));
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            } else if (words.get(0).equals("actors")) {
                actors = words.subList(1, words.size());
            } else {
                rows.add(of(words, actors));
            }
        }
        return rows;
    }

    static List<String> actors() {
        return lines().stream()
                .filter(line -> line.startsWith("actors "))
                .map(line -> Arrays.asList(line.strip().split("\\s+")))
                .findFirst()
                .map(words -> words.subList(1, words.size()))
                .orElseThrow();
    }

    private static Row of(List<String> words, List<String> actors) {
        var object = words.get(2).startsWith("@") ? words.get(2).substring(1) : "";
        var cells = words.subList(object.isEmpty() ? 2 : 3, words.size());
        if (cells.size() != actors.size()) {
            throw new IllegalArgumentException(words + " (expected: " + actors.size() + " cells)");
        }
        var expected = new TreeMap<String, String>();
        for (var place = 0; place < actors.size(); place++) {
            expected.put(actors.get(place), cells.get(place));
        }
        return new Row(new Route(words.get(0), words.get(1)), object, expected);
    }

    private static List<String> lines() {
        try (var file = Row.class.getResourceAsStream("/role-matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
