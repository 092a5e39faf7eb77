package village.api.disclosure.occurrence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import village.api.Ids;
import village.api.disclosure.catalogue.Occurrence;
import village.api.event.Event;
import village.api.identity.Actor;

/** What the log is told; what happened is told by its item and day only. */
final class OccurrenceEvents {
    private final Ids ids;

    OccurrenceEvents(Ids ids) {
        this.ids = ids;
    }

    Event registered(Actor actor, Occurrence occurrence) {
        return event(actor, occurrence, 1, "disclosure.occurrence-registered", occurrence.at());
    }

    Event withdrawn(Actor actor, Occurrence occurrence, Instant at) {
        return event(actor, occurrence, 2, "disclosure.occurrence-withdrawn", at);
    }

    private Event event(Actor actor, Occurrence occurrence, long version, String type, Instant at) {
        return new Event(
                ids.next(),
                Optional.of(actor.requireVillage()),
                new Event.Subject("disclosure-item", occurrence.id().value(), version),
                type,
                Map.of(
                        "item", occurrence.item(),
                        "day", occurrence.day().toString(),
                        "actor", actor.requirePerson().toString()),
                at);
    }
}
