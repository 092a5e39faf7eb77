package village.api.notice.delivery;

import java.util.List;
import java.util.Optional;
import village.api.notice.Notice;
import village.api.notice.preference.Rhythm;

/**
 * A notice and how it goes out.
 *
 * @param deliveries the ways out in the order they are tried; empty when only the inbox gets it
 * @param gathered in which rhythm it is told together with others; then there are no deliveries
 */
public record Telling(Notice notice, About about, List<Delivery> deliveries, Optional<Rhythm> gathered) {
    public Telling {
        deliveries = List.copyOf(deliveries);
        if (gathered.isPresent() && !deliveries.isEmpty()) {
            throw new IllegalArgumentException("deliveries: " + deliveries.size() + " (expected: none when gathered)");
        }
    }

    /** For the inbox and nothing else. */
    public static Telling inboxOnly(Notice notice, About about) {
        return new Telling(notice, about, List.of(), Optional.empty());
    }
}
