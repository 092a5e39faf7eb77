package village.api.identity;

import reactor.core.publisher.Mono;
import village.api.place.Village;

/** Who belongs to a village. */
public interface Roster {
    Mono<RosterEntry> byId(Village.Id village, RosterPerson.Id id);
}
