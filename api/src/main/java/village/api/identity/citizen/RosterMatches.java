package village.api.identity.citizen;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.IdentityNumber;
import village.api.place.Village;

/** On which rosters somebody stands. */
public interface RosterMatches {
    /** The villages whose roster has the number now; usually one. */
    Mono<List<Village.Id>> of(IdentityNumber number);
}
