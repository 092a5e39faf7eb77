package village.api.notice.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What somebody is told together on one day. A person has one a day at most.
 *
 * @param village the first notice's; its account sends
 * @param notices how many it gathers; at least one
 */
public record Digest(Id id, Person.Id person, LocalDate day, Village.Id village, int notices, Instant dueAt) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    String text() {
        return notices + " 条新进展，点开看看。";
    }
}
