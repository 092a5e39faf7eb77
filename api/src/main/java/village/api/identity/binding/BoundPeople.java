package village.api.identity.binding;

import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Who of a village's roster has WeChat here. */
public interface BoundPeople {
    /** Who is bound as this person of the roster; empty while nobody is. */
    Mono<Person.Id> as(Village.Id village, RosterPerson.Id roster);
}
