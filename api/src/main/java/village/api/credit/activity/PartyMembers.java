package village.api.credit.activity;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.place.Village;

/** Who may take part: the Party members on a village's roster. People who left are not among them. */
public interface PartyMembers {
    /** Empty for everybody who is not a Party member of the village. */
    Mono<PartyMember> one(Member member);

    /** In the order of their names in Chinese. */
    Mono<List<PartyMember>> of(Village.Id village);
}
