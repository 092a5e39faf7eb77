package village.api.identity.citizen;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.IdentityNumber;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** On which rosters somebody stands. */
public interface RosterMatches {
    /** Who has the number on a roster now; usually one. */
    Mono<List<Match>> of(IdentityNumber number);

    /**
     * Somebody on a village's roster.
     *
     * @param taken whether somebody is bound to him already
     */
    record Match(Village.Id village, RosterPerson.Id rosterPerson, boolean taken) {}
}
