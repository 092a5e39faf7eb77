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
        /** He only joined: he counts. */
        SUPPORTS,
        /** What he reported, or joined, is part of it: he does not count. */
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
     * it: from then on he is one whose case was merged, and supports the other no more. Takes part in the surrounding
     * transaction.
     *
     * @return false if nothing changed
     */
    Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Follower follower);

    /** Takes one's support back; false if there was none. Takes part in the surrounding transaction. */
    Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person);

    /**
     * Lets everybody on the side of one case follow another, as merged: its reporter and the relative who brought it
     * with this case, its followers with what they reported. The other's reporter does not follow himself. Takes part in
     * the surrounding transaction, which holds the locks of both.
     *
     * @return how many of the other's supporters support it no more, because what they reported is part of it now
     */
    Mono<Integer> follow(Village.Id village, Complaint.Id from, Complaint.Id to);

    /**
     * Lets go of whoever follows a case as merged and has no reason left: neither did he report what is merged into it,
     * directly or through others, unless he took that back, nor does he support that. Whose first case is out of it, or
     * taken back, follows for another he reported. Takes part in the surrounding transaction.
     */
    Mono<Void> settle(Village.Id village, Complaint.Id complaint);
}
