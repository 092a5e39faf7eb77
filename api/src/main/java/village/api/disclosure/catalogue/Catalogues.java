package village.api.disclosure.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What each village has to disclose: the installation's items and its own. */
public interface Catalogues {
    /** What is in force in a village on a day; never empty, possibly without items. */
    Mono<VillageCatalogue> of(Village.Id village, LocalDate day);

    /** The same for several villages, in the order asked for. */
    Mono<List<VillageCatalogue>> of(List<Village.Id> villages, LocalDate day);

    /**
     * Adds an item of a village's own, once. Refuses a code the village had before
     * ({@code disclosure.item-exists}).
     */
    Mono<Void> add(Village.Id village, CatalogueItem own, Event event, Once once);

    /** Switches an item off or on again for a village; the last word counts. A key used before changes nothing. */
    Mono<Void> turn(Village.Id village, Turn turn, Event event, Optional<Once> once);

    /** @param reason never empty */
    record Turn(String code, boolean enabled, String reason, Person.Id by, Instant at) {}
}
