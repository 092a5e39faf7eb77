package village.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import village.api.place.Village;

/** Events to test with. */
public final class EventExamples {
    private static final Instant WHEN = Instant.parse("2026-11-22T01:00:00Z");

    private EventExamples() {}

    /** A random id that costs no entropy: tests make them on threads that must not block. */
    public static UUID id() {
        var chance = ThreadLocalRandom.current();
        return new UUID(chance.nextLong(), chance.nextLong());
    }

    public static Event of(UUID subject, long version) {
        return of(Optional.empty(), subject, version);
    }

    public static Event of(Optional<Village.Id> village, UUID subject, long version) {
        return new Event(
                id(),
                village,
                new Event.Subject("complaint", subject, version),
                "complaint.filed",
                Map.of("status", "filed"),
                WHEN);
    }
}
