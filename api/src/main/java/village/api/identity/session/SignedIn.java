package village.api.identity.session;

import java.util.List;
import village.api.identity.AccessTokens;
import village.api.identity.Person;
import village.api.identity.membership.Membership;

/**
 * What somebody gets who is signed in.
 *
 * @param villages where he belongs
 */
public record SignedIn(Person.Id person, AccessTokens.Issued access, RefreshToken refresh, List<Membership> villages) {
    public SignedIn {
        villages = List.copyOf(villages);
    }
}
