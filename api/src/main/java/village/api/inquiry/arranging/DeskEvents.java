package village.api.inquiry.arranging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What is told of desks. */
final class DeskEvents {
    private DeskEvents() {}

    /** @param type past tense, for example {@code added} */
    static Event of(UUID id, Optional<Village.Id> village, String desk, String type, Person.Id by, Instant now) {
        var subject = new Event.Subject(KeptDesk.KIND, id, 1);
        var facts = Map.of("desk", desk, "actor", by.toString());
        return new Event(id, village, subject, KeptDesk.KIND + "." + type, facts, now);
    }
}
