package village.api.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import village.api.event.Event;

/**
 * A filing after an act, with the event that tells of it: written together or not at all.
 *
 * @param publication what became public by it
 * @param erasure what of its revisions it blanked
 */
public record Change(Filing after, Optional<Publication> publication, Optional<Erasure> erasure, Event event) {

    /** @param owedSince the day from which the village owes the item */
    public record Publication(Revision revision, LocalDate owedSince) {}

    /** @param reason for everybody to read */
    public record Erasure(int number, String reason) {}

    /** Whether nothing is left of it: it was thrown away before anybody saw it. */
    public boolean gone() {
        return after.work().isEmpty() && after.published().isEmpty();
    }
}
