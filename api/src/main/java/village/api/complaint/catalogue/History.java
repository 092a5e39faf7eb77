package village.api.complaint.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every catalogue there ever was, so that a case keeps the words of its day.
 *
 * @param versions the latest to take effect first
 */
public record History(List<Version> versions) {
    public static final History NONE = new History(List.of());

    public History {
        versions = List.copyOf(versions);
    }

    /** A catalogue and the day it took effect on. */
    public record Version(LocalDate from, Categories.Catalogue catalogue) {}

    /**
     * What a code meant on the day a case was filed, or was categorised by staff; where the catalogue of that day has none
     * such, what it meant last.
     */
    public Optional<Category> meaning(String code, Instant categorised) {
        var day = categorised.atZone(Due.ZONE).toLocalDate();
        var then = versions.stream()
                .filter(version -> !version.from().isAfter(day))
                .findFirst();
        return Stream.concat(then.stream(), versions.stream())
                .flatMap(version -> version.catalogue().byCode(code).stream())
                .findFirst();
    }

    /** A code with those that ever stood below it: cases of every catalogue are found under their upper category. */
    public Set<String> below(String code) {
        var lower = versions.stream()
                .flatMap(version -> version.catalogue().entries().stream())
                .filter(entry -> entry.parent().filter(code::equals).isPresent())
                .map(Category::code);
        return Stream.concat(Stream.of(code), lower).collect(Collectors.toUnmodifiableSet());
    }
}
