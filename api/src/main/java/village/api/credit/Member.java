package village.api.credit;

import java.util.Objects;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Whose credit it is: a Party member on a village's roster. Not the phone and not the person who signs in, so that
 * members who share a phone never share a ledger, and a member without WeChat has one too.
 */
public record Member(Village.Id village, RosterPerson.Id id) {
    public Member {
        Objects.requireNonNull(village);
        Objects.requireNonNull(id);
    }

    /** The member who acts; refuses everybody who is not bound to a Party member of the village. */
    public static Member of(Actor actor) {
        actor.require(Role.PARTY_MEMBER);
        return new Member(
                actor.requireVillage(), actor.rosterPerson().orElseThrow(() -> Refusal.of(Reason.BINDING_REQUIRED)));
    }
}
