package village.api.identity.roster;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.PersonName;
import village.api.identity.RosterEntry;
import village.api.place.Village;

/** The people of a village by their names. */
public interface RosterNames {
    /**
     * Who is called so and has not left, in a steady order; empty when nobody is.
     *
     * @param phoneTail how his number ends; empty for everybody of that name
     * @param limit at most so many of those who fit
     */
    Mono<List<RosterEntry>> named(Village.Id village, PersonName name, Optional<String> phoneTail, int limit);
}
