package village.api.credit.branch;

import java.util.Set;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.rule.Scheme;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;

/**
 * A Party member in his branch.
 *
 * @param migrant whether he works away from home
 * @param bound whether he uses WeChat here
 * @param leader whether he is secretary or of the village committee, of whom more is required
 * @param secretary whether he is a branch secretary, whose own matters the township decides
 */
public record BranchMember(
        Member member,
        PersonName name,
        String branch,
        boolean migrant,
        boolean bound,
        boolean leader,
        boolean secretary) {

    /**
     * What a scheme requires of him in a year.
     *
     * @param leaders of whom more was required when the year ended; while it runs, today
     */
    public Amount required(Scheme scheme, Set<RosterPerson.Id> leaders) {
        return leaders.contains(member.id()) ? scheme.requiredOfLeaders() : scheme.required();
    }
}
