package village.api.place;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A village as it is today.
 *
 * @param id never changes, whatever happens to codes and names
 * @param code today's statistical code
 * @param name for example 枫溪村
 * @param township the township's name
 * @param county the county's name
 * @param areas the codes of everything it lies in: every code it ever had (12 digits), and by today's parent table its
 *     township (9), county (6), city (4) and province (2)
 */
public record Village(Id id, VillageCode code, String name, String township, String county, Set<String> areas) {
    private static final List<Integer> LEVELS = List.of(2, 4, 6, 9, 12);

    public Village {
        areas = Set.copyOf(areas);
    }

    /** One that lies where its code says. */
    public Village(Id id, VillageCode code, String name, String township, String county) {
        this(id, code, name, township, county, above(code));
    }

    private static Set<String> above(VillageCode code) {
        return LEVELS.stream().map(digits -> code.value().substring(0, digits)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is that village or lies in that area, by a code of 2, 4, 6, 9 or 12 digits. */
    public boolean liesIn(String area) {
        return areas.contains(area);
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
