package village.api.news;

import java.time.Instant;
import java.util.Optional;
import village.api.identity.Person;

/**
 * How an article stands to its readers.
 *
 * @param publisher who published or scheduled it last
 * @param scheduledFor while it is scheduled
 * @param shown the revision readers see, or saw last; empty before the first publication
 * @param publishedAt when readers first saw it
 * @param correctedAt when readers last saw it change
 * @param heldBack why it did not go out at its time; empty but then
 */
public record Publication(
        Optional<Person.Id> publisher,
        Optional<Instant> scheduledFor,
        Optional<Integer> shown,
        Optional<Instant> publishedAt,
        Optional<Instant> correctedAt,
        Optional<String> heldBack,
        Optional<Withdrawal> withdrawal) {
    public static final Publication NONE = new Publication(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @param reason what readers are told */
    public record Withdrawal(Person.Id by, Instant at, String reason) {}

    Publication scheduled(Person.Id by, Instant at) {
        return new Publication(
                Optional.of(by), Optional.of(at), shown, publishedAt, correctedAt, Optional.empty(), withdrawal);
    }

    Publication unscheduled(Optional<String> why) {
        return new Publication(publisher, Optional.empty(), shown, publishedAt, correctedAt, why, withdrawal);
    }

    Publication published(Optional<Person.Id> by, int revision, boolean corrected, Instant now) {
        return new Publication(
                by,
                Optional.empty(),
                Optional.of(revision),
                publishedAt.or(() -> Optional.of(now)),
                corrected ? Optional.of(now) : correctedAt,
                Optional.empty(),
                withdrawal);
    }

    Publication withdrawn(Withdrawal how) {
        return new Publication(
                publisher, Optional.empty(), shown, publishedAt, correctedAt, Optional.empty(), Optional.of(how));
    }
}
