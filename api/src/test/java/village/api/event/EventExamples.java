package village.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import village.api.place.Village;

/** Events to test with. */
public final class EventExamples {
    private static final Instant WHEN = Instant.parse("2026-11-22T01:00:00Z");

    private EventExamples() {}

    public static Event of(UUID subject, long version) {
        return of(Optional.empty(), subject, version);
    }

    public static Event of(Optional<Village.Id> village, UUID subject, long version) {
        return new Event(
                UUID.randomUUID(),
                village,
                new Event.Subject("complaint", subject, version),
                "complaint.filed",
                Map.of("status", "filed"),
                WHEN);
    }
}
