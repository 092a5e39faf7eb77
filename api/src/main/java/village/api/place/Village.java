package village.api.place;

import java.util.Objects;
import java.util.UUID;

/**
 * A village as it is today.
 *
 * @param id never changes, whatever happens to codes and names
 * @param code today's statistical code
 * @param name for example 枫溪村
 * @param township the township's name
 * @param county the county's name
 */
public record Village(Id id, VillageCode code, String name, String township, String county) {
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
