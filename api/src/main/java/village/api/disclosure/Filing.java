package village.api.disclosure;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;

/**
 * What a village discloses of one catalogue item for one period: revision after revision.
 *
 * @param version from 1; a write carries the version it read
 * @param item the catalogue item's code
 * @param work the revision being prepared; empty while nobody prepares one
 * @param published how it stands before the public; empty before the first publication
 */
public record Filing(
        Id id,
        Village.Id village,
        long version,
        String item,
        DisclosureClass disclosureClass,
        CoveredPeriod period,
        Optional<Work> work,
        Optional<Published> published) {

    /** What owns a filing's attachments, and what its events are about, is called so. */
    public static final String OWNER = "disclosure";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * How a filing stands before the public.
     *
     * @param revision the newest published one
     * @param firstAt when the first revision was published: what counts against the due date
     * @param at when the newest was
     * @param objectionsUntil the last moment of the objection window, which a correction opens anew
     * @param settledAt when the window closed
     */
    public record Published(
            int revision,
            String title,
            Instant firstAt,
            Instant at,
            Instant objectionsUntil,
            Optional<Instant> settledAt) {

        public Published settled(Instant now) {
            return new Published(revision, title, firstAt, at, objectionsUntil, Optional.of(now));
        }
    }

    /** Where it stands, in one word for staff; what is being corrected shows the correction's stage. */
    public Status status() {
        return work.map(Work::stage)
                .map(Status::of)
                .orElseGet(
                        () -> published.flatMap(Published::settledAt).isPresent() ? Status.SETTLED : Status.PUBLISHED);
    }

    public boolean isPublic() {
        return published.isPresent();
    }

    /** What staff call it: the work's title, else the published one. */
    public String title() {
        return work.map(Work::content)
                .map(Content::title)
                .or(() -> published.map(Published::title))
                .orElse("");
    }

    Filing next(Optional<Work> nextWork, Optional<Published> nextPublished) {
        return new Filing(id, village, version + 1, item, disclosureClass, period, nextWork, nextPublished);
    }
}
