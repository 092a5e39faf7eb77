package village.api.credit.branch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Party branches as the rosters have them. People who left are in none. */
public interface Branches {
    /** Finds a Party member; empty for everybody else. */
    Mono<BranchMember> member(Village.Id village, RosterPerson.Id id);

    /** Everybody of a branch, in the order of their names in Chinese; never by what they have. */
    Mono<List<BranchMember>> of(Village.Id village, String branch);

    /** Every Party member of a village, in the same order. */
    Mono<List<BranchMember>> of(Village.Id village);

    /** Whether a branch has a secretary now who is bound to one of its members. */
    Mono<Boolean> kept(Village.Id village, String branch);

    /** Of whom more was required at a moment: who was secretary or of the village committee then; possibly empty. */
    Mono<Set<RosterPerson.Id>> leaders(Village.Id village, Instant at);

    /** The Party member of a village somebody was bound to at a moment, whether or not he still is; else empty. */
    Mono<BranchMember> boundAt(Village.Id village, Person.Id person, Instant at);

    /** Where somebody who signs in is bound to a Party member; possibly empty. */
    Mono<List<BranchMember>> boundTo(Person.Id person);
}
