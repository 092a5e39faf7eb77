package village.api.credit.matter;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Members and their secretaries as they sign in. */
public interface Concerned {
    /** Who signs in as the members; those who do not use WeChat here are missing. */
    Mono<List<Person.Id>> members(Village.Id village, Collection<RosterPerson.Id> members);

    /** The same of any villages, each by himself. */
    Mono<Map<Member, List<Person.Id>>> people(Collection<Member> members);

    /** The secretaries of a member's branch; none where he is one himself, and never himself. */
    Mono<List<Person.Id>> secretaries(Member member);
}
