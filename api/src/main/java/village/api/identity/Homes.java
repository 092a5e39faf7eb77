package village.api.identity;

import reactor.core.publisher.Mono;
import village.api.place.Grid;
import village.api.place.Village;

/** Where the people of a village live, as far as it tells who looks after them. */
public interface Homes {
    /** The grid of somebody's home, at most 30 s old; empty if none is noted on the roster. */
    Mono<Grid.Id> grid(Village.Id village, RosterPerson.Id person);
}
