package village.api.disclosure;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a filing stands before the public.
 *
 * @param key its place in public lists: later for what was first published later
 * @param revision the newest published one
 * @param firstAt when the first revision was published: what counts against the due date
 * @param at when the newest was
 * @param objectionsUntil the last moment of the objection window, which a correction opens anew
 * @param settledAt when the window closed
 */
public record Published(
        UUID key,
        int revision,
        String title,
        Instant firstAt,
        Instant at,
        Instant objectionsUntil,
        Optional<Instant> settledAt) {

    Published erased() {
        return titled(Revision.ERASED);
    }

    /** The same, with other words in place of its title. */
    Published titled(String words) {
        return new Published(key, revision, words, firstAt, at, objectionsUntil, settledAt);
    }

    Published settled(Instant now) {
        return new Published(key, revision, title, firstAt, at, objectionsUntil, Optional.of(now));
    }
}
