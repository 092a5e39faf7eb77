package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * How far an item of a village is public.
 *
 * @param until every day up to this one is covered without a gap
 * @param restoreBy the last day on which the period after that, which was public and is hidden, should have been shown
 *     again or corrected; empty where it never was public
 */
public record Coverage(LocalDate until, Instant lastPublishedAt, Optional<LocalDate> restoreBy) {
    public Coverage(LocalDate until, Instant lastPublishedAt) {
        this(until, lastPublishedAt, Optional.empty());
    }

    /**
     * How far published periods reach without a gap.
     *
     * @param before the last day already covered, or the day before the first that is owed
     */
    public static LocalDate reached(LocalDate before, Collection<CoveredPeriod> published) {
        var until = before;
        for (var period : published.stream().sorted().toList()) {
            if (!period.from().isAfter(until.plusDays(1)) && period.to().isAfter(until)) {
                until = period.to();
            }
        }
        return until;
    }
}
