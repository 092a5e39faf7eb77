package village.api.complaint;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** Who wants to hear of a case beside its reporter: those who said "me too", and the reporters of merged cases. */
public interface Followers {
    /** Why somebody follows. */
    enum Why {
        SUPPORTS,
        MERGED
    }

    /** One of them. */
    record Follower(Person.Id person, Why why) {}

    /** In the order they came; the reporter is not among them; empty for an unknown case. */
    Mono<List<Follower>> of(Village.Id village, Complaint.Id complaint);

    /** Adds a follower; false if he follows already. Takes part in the surrounding transaction. */
    Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Person.Id person, Why why);

    /** Takes one's support back; false if there was none. Takes part in the surrounding transaction. */
    Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person);

    /** Copies the followers of one case to another, as merged; takes part in the surrounding transaction. */
    Mono<Void> follow(Village.Id village, Complaint.Id from, Complaint.Id to);
}
