package village.api.identity;

import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The people of a village (名册). */
public interface Roster {
    /** Finds a person, also one who has left; empty if this village's roster never had him. */
    Mono<RosterEntry> byId(Village.Id village, RosterPerson.Id id);
}
