package village.api.identity.roster;

import reactor.core.publisher.Mono;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Sets up single people on a roster, outside an import. */
public interface RosterRegistry {
    /**
     * Adds the person or brings him up to date: whom the row means is decided as in an import, and whatever the row
     * leaves out is emptied, except an identity number. Guardian and relatives who are not on the roster are left out.
     */
    Mono<RosterPerson.Id> person(Village.Id village, RosterRow row);
}
