package village.api.complaint;

import java.util.List;
import java.util.Optional;
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

    /**
     * One of them.
     *
     * @param own what he reported himself, of which this is the one that goes on; empty for who only joined
     */
    record Follower(Person.Id person, Why why, Optional<Complaint.Id> own) {
        public static Follower supporting(Person.Id person) {
            return new Follower(person, Why.SUPPORTS, Optional.empty());
        }

        public static Follower merged(Person.Id person, Complaint.Id own) {
            return new Follower(person, Why.MERGED, Optional.of(own));
        }
    }

    /** In the order they came; the reporter is not among them; empty for an unknown case. */
    Mono<List<Follower>> of(Village.Id village, Complaint.Id complaint);

    /**
     * Adds a follower. Of who follows already, nothing changes but that what he reported himself is noted, the first of
     * it. Takes part in the surrounding transaction.
     *
     * @return false if nothing changed
     */
    Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Follower follower);

    /** Takes one's support back; false if there was none. Takes part in the surrounding transaction. */
    Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person);

    /** Copies the followers of one case to another, as merged, with what they reported; takes part in the surrounding transaction. */
    Mono<Void> follow(Village.Id village, Complaint.Id from, Complaint.Id to);
}
