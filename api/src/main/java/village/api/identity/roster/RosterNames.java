package village.api.identity.roster;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.PersonName;
import village.api.identity.RosterEntry;
import village.api.place.Village;

/** The people of a village by their names. */
public interface RosterNames {
    /**
     * Who is called so and has not left, in a steady order; empty when nobody is.
     *
     * @param limit at most so many
     */
    Mono<List<RosterEntry>> named(Village.Id village, PersonName name, int limit);
}
