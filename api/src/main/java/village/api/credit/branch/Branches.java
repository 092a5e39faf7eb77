package village.api.credit.branch;

import java.util.List;
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

    /** Where somebody who signs in is bound to a Party member; possibly empty. */
    Mono<List<BranchMember>> boundTo(Person.Id person);
}
