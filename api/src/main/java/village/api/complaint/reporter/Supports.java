package village.api.complaint.reporter;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.identity.Person;
import village.api.place.Village;

/** Who said "me too" (附议): the follower and the case's counter always agree. */
public interface Supports {
    /**
     * Adds a supporter and writes the change that counts him, under the case's row lock. Who follows already changes
     * nothing, and so does a key used before.
     *
     * @param rule what one more supporter makes of the case; what it throws is passed on and nothing is written
     * @return the case afterwards; empty if there is none of that id in the village
     */
    Mono<Complaint> add(
            Village.Id village,
            Complaint.Id id,
            Person.Id person,
            Optional<Once> once,
            Function<Complaint, Change> rule);

    /**
     * Takes a support back and writes the change that no longer counts it, under the case's row lock. Who does not
     * support it changes nothing.
     *
     * @return the case afterwards; empty if there is none of that id in the village
     */
    Mono<Complaint> remove(Village.Id village, Complaint.Id id, Person.Id person, Function<Complaint, Change> rule);

    /** Which of the cases a person follows, and why; the others are missing. */
    Mono<Map<Complaint.Id, Followers.Why>> followedBy(
            Village.Id village, Person.Id person, Collection<Complaint.Id> ids);
}
