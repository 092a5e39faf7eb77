package village.api.event.feed;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import village.api.event.Event;
import village.api.place.VillageCode;

/**
 * Something that happened, as another platform may know it: ids and facts, never personal data.
 *
 * @param position its place in the log: later is higher, for every subject and everybody
 * @param village today's code
 * @param tombstone whether whoever hears of it must delete what he kept of the subject
 * @param facts flat; only those that belong to the type
 */
public record PublicEvent(
        long position,
        UUID id,
        PublicType type,
        boolean tombstone,
        VillageCode village,
        Event.Subject subject,
        Map<String, String> facts,
        Instant occurredAt) {
    public PublicEvent {
        facts = Map.copyOf(facts);
    }
}
