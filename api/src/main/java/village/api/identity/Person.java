package village.api.identity;

import java.util.Objects;
import java.util.UUID;

/** Someone who signs in. Who he is in a village is another matter: see {@link RosterPerson}. */
public record Person(Id id) {
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
