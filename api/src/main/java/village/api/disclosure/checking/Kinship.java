package village.api.disclosure.checking;

import java.util.Collection;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * Who is close to whom by what the village wrote down: close relatives (近亲属), people of one household, guardian and ward,
 * and who was approved to act for a relative.
 */
@FunctionalInterface
public interface Kinship {
    /** Whether he is close to one of the others; people who are not on the roster have none here. */
    Mono<Boolean> related(Village.Id village, Person.Id person, Collection<Person.Id> others);
}
