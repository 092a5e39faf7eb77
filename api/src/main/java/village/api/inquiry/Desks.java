package village.api.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** The desks that answer, and who sits there. */
public interface Desks {
    /** All desks in the order they are shown. */
    Mono<List<Desk>> all();

    /** The experts of a village by the code of their desk; desks without any are left out. */
    Mono<Map<String, Set<Person.Id>>> experts(Village.Id village);
}
