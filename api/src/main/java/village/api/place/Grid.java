package village.api.place;

import java.util.Objects;
import java.util.UUID;

/** A grid (网格): the part of a village that one grid worker looks after. */
public record Grid(Id id, Village.Id village, String name) {
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
