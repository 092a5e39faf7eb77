package village.api.event.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows a case hears of every change of its status. That those named here leave the status alone, the twin of
 * the cases sees to in every test that keeps one there.
 */
class StatusesToldTest {
    private static final Path CASES = Path.of("src/main/java/village/api/complaint");
    private static final Pattern EVENT = Pattern.compile("\"(complaint\\.[a-z-]+)\"");
    private static final Set<String> LEAVE_THE_STATUS = Set.of(
            "complaint.assistance-asked",
            "complaint.claim-confirmed",
            "complaint.extension-asked",
            "complaint.merged-in",
            "complaint.offer-withdrawn",
            "complaint.reminded",
            "complaint.reminded-merged",
            "complaint.reporter-found",
            "complaint.supplemented-merged",
            "complaint.supported",
            "complaint.transcribed",
            "complaint.transfer-overdue",
            "complaint.unsupported",
            "complaint.withdrawn-merged");

    @Test
    void everyEventOfACaseThatMayChangeItsStatusIsTold() throws IOException {
        var untold = new TreeSet<>(events());
        assertThat(untold).contains("complaint.taken", "complaint.closed").containsAll(LEAVE_THE_STATUS);
        untold.removeAll(LEAVE_THE_STATUS);
        untold.removeIf(word -> PublicType.of(word).isPresent());
        assertThat(untold).isEmpty();
    }

    private static Set<String> events() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            var found = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> EVENT.matcher(read(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .forEach(found::add);
            return found;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
