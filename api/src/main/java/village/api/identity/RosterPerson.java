package village.api.identity;

import java.util.Objects;
import java.util.UUID;

/** A person on a village's roster (名册), with or without WeChat. */
public record RosterPerson(Id id) {
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
