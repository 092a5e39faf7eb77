package village.api.identity;

import reactor.core.publisher.Mono;
import village.api.place.Village;

/**
 * Tells what people are where. An operator holds his role above the villages only, so that running the installation
 * shows nobody's data.
 */
public interface RoleBook {
    /** The standing in a village, at most 30 s old; {@link Standing#NONE} for a stranger to it. */
    Mono<Standing> standing(Person.Id person, Village.Id village);

    /** The standing in a village as it is now. */
    Mono<Standing> fresh(Person.Id person, Village.Id village);

    /** The roles a person holds above villages now: dispatcher, supervisor, operator. */
    Mono<Standing> above(Person.Id person);

    /** Forgets what was remembered about a person, because it has just changed. */
    void forget(Person.Id person);
}
