package village.api.identity.family;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Who may act for whom. A tie holds while both are on the village's roster and the helper is bound there as whom he was
 * when a cadre approved it. Whoever the roster names as a minor's guardian needs no approval.
 */
public interface Families {
    /** Whether the helper may act for somebody else of the roster now. Nobody needs it for himself: false. */
    Mono<Boolean> mayActFor(Village.Id village, Person.Id helper, RosterPerson.Id forWhom);

    /** For whom the helper may act in a village now; possibly empty. */
    Mono<List<RosterPerson.Id>> whomFor(Village.Id village, Person.Id helper);

    /** Who may act for somebody of the roster now; possibly empty. */
    Mono<List<Person.Id>> helpersOf(Village.Id village, RosterPerson.Id forWhom);
}
