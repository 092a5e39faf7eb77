package village.api.disclosure.checking;

import java.util.Collection;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** Who is a close relative (近亲属) of whom, by the village's roster. */
@FunctionalInterface
public interface Kinship {
    /** Whether he is a close relative of one of the others; people who are not on the roster have none here. */
    Mono<Boolean> related(Village.Id village, Person.Id person, Collection<Person.Id> others);
}
