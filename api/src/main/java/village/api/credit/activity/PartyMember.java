package village.api.credit.activity;

import village.api.credit.Member;
import village.api.identity.PersonName;

/**
 * A Party member as a roster has him.
 *
 * @param migrant whether he works away from home
 */
public record PartyMember(Member member, PersonName name, String branch, boolean migrant) {}
