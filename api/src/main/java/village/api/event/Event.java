package village.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.place.Village;

/**
 * Something that happened. Carries ids and facts, never personal data. Written in the transaction of what it tells.
 *
 * @param village empty for events of the whole installation
 * @param type past tense, dotted, for example {@code complaint.answered}
 * @param facts flat; names are lower camel
 */
public record Event(
        UUID id,
        Optional<Village.Id> village,
        Subject subject,
        String type,
        Map<String, String> facts,
        Instant occurredAt) {

    public Event {
        facts = Map.copyOf(facts);
    }

    /**
     * What the event is about.
     *
     * @param kind for example {@code complaint}
     * @param version the subject's version after the event, from 1; unique per subject
     */
    public record Subject(String kind, UUID id, long version) {
        public Subject {
            if (version < 1) {
                throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
            }
        }
    }
}
