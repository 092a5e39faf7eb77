package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;

/** All versions of the category catalogue. */
public interface Catalogues {
    /** The latest to take effect first. */
    Mono<List<Head>> all();

    /** @param size how many categories it has */
    record Head(String version, LocalDate effectiveFrom, String legalBasis, int size) {}

    /** Empty if there is none of that name. */
    Mono<CatalogueVersion> byVersion(String version);

    /** The one that is in force on a day; empty before the first. */
    Mono<CatalogueVersion> on(LocalDate day);

    /**
     * Keeps a version with its event, once. The words its categories are known by are those of the version it follows.
     * Refuses a day that has a version already ({@code request.invalid}).
     */
    Mono<Void> add(Once once, CatalogueVersion version, Event event);

    /**
     * Forgets a version that has not taken effect, with the event.
     *
     * @param today what takes effect today or before stays
     * @return whether there was one
     */
    Mono<Boolean> remove(String version, LocalDate today, Event event);
}
