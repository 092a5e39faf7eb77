package village.api.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.place.Village;

/** What villages file and have published. Published revisions are never changed or removed. */
public interface Filings {
    /**
     * Adds a new filing with its event, once. Refuses a second filing of one item for one month, quarter or year
     * ({@code disclosure.exists}).
     *
     * @return the filing the key stands for
     */
    Mono<Filing.Id> add(Once once, Change change);

    /**
     * Changes a filing under its row lock, so that of two acts at once the second sees what the first did. A key used
     * before changes nothing and gives the filing as it is now. What is {@link Change#gone()} is removed.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the filing after the act; empty if the village has none of that id
     */
    Mono<Filing> change(Village.Id village, Filing.Id id, Optional<Once> once, Function<Filing, Change> act);

    /** Empty if the village has none of that id. */
    Mono<Filing> byId(Village.Id village, Filing.Id id);

    /** All published revisions, newest first; an empty list before the first. */
    Mono<List<Revision>> revisions(Village.Id village, Filing.Id id);

    Mono<Revision> revision(Village.Id village, Filing.Id id, int number);

    /** The published filing of the same item with the latest earlier period; empty if there is none. */
    Mono<Filing> before(Filing filing);

    /** The published filing of the same item with the earliest later period; empty if there is none. */
    Mono<Filing> after(Filing filing);

    /**
     * What is public with a table that does not begin where the one of the period right before ends, because that one was
     * corrected since; the earliest period first.
     */
    Mono<List<Filing>> unfollowed(Village.Id village, int limit);

    /** What is public, latest first publication first. Keys are {@link Published#key()}. */
    Mono<Page<Filing, UUID>> published(Village.Id village, Slice slice);

    Mono<Page<Filing, UUID>> published(Village.Id village, DisclosureClass disclosureClass, Slice slice);

    /** What is public of one item. */
    Mono<Page<Filing, UUID>> published(Village.Id village, String item, Slice slice);

    /** Every filing of a village, latest begun first. Keys are ids. */
    Mono<Page<Filing, UUID>> filed(Village.Id village, Slice slice);

    Mono<Page<Filing, UUID>> filed(Village.Id village, Status status, Slice slice);

    /**
     * Filings of any village whose objection window ended before the moment and is still open, earliest first; without
     * those about which a question still waits for its answer.
     */
    Mono<List<Key>> toSettle(Instant before, int limit);

    /** Names one filing of one village. */
    record Key(Village.Id village, Filing.Id id) {}

    /** @param limit 1 to 100 */
    record Slice(Optional<UUID> after, int limit) {}
}
