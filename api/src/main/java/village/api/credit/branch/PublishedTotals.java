package village.api.credit.branch;

import reactor.core.publisher.Mono;
import village.api.place.Village;

/** Where villages have made the totals of a year public themselves. */
@FunctionalInterface
public interface PublishedTotals {
    /**
     * The item of the disclosure catalogue by which a village decides so, once a year: evaluation and study of Party
     * members, totals only.
     */
    String ITEM = "A10";

    /** Whether a disclosure of that item stands published for the year; never empty. */
    Mono<Boolean> of(Village.Id village, int year);
}
