package village.api.disclosure.checking;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** Who sits on a village's supervision committee now. */
@FunctionalInterface
public interface Committees {
    /** Each once, in no particular order; an empty list where nobody holds the role. */
    Mono<List<Person.Id>> of(Village.Id village);
}
