package village.api.attachment;

import java.util.Objects;
import java.util.UUID;

/** A file somebody brought. */
public record Attachment(Id id) {
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
