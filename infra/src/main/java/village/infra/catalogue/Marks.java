package village.infra.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import village.api.catalogue.Cycle;
import village.api.catalogue.Mark;
import village.api.catalogue.Outline;
import village.api.catalogue.Sharing;
import village.api.client.Resource;

/**
 * Reads {@code catalogue.txt}, where every column of the catalogue is marked. A line that begins with a bracket opens a
 * resource, each line below it is a column.
 */
final class Marks {
    private static final String FILE = "/catalogue.txt";

    private Marks() {}

    /** In the order of the file. */
    static List<Outline> read() {
        try (var file = Marks.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("catalogue.txt: missing (expected: on the class path)");
            }
            return parsed(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Outline> parsed(List<String> lines) {
        var found = new ArrayList<Outline>();
        var marks = new ArrayList<Mark>();
        for (var line : lines) {
            if (line.startsWith("[")) {
                marks = new ArrayList<>();
                found.add(outline(line, marks));
            } else {
                marks.add(mark(line));
            }
        }
        return found;
    }

    /** {@code [code] resource cycle formats name summary}; the marks follow. */
    private static Outline outline(String line, List<Mark> marks) {
        var words = line.split("\\s+", 6);
        return new Outline(
                words[0].substring(1, words[0].length() - 1),
                words[4],
                words[5],
                words[1].equals("none") ? Optional.empty() : Optional.of(word(words[1], Resource.class)),
                word(words[2], Cycle.class),
                List.of(words[3].split(",")),
                marks);
    }

    /** {@code table.column sharing personal|- field|-}. */
    private static Mark mark(String line) {
        var words = line.strip().split("\\s+");
        var path = words[0].split("\\.");
        return new Mark(
                path[0],
                path[1],
                word(words[1], Sharing.class),
                words[2].equals("personal"),
                words[3].equals("-") ? Optional.empty() : Optional.of(words[3]));
    }

    private static <E extends Enum<E>> E word(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
