package village.wechat.caching;

import java.util.Optional;
import java.util.Set;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Who is shown the same. */
public enum Audience {
    EVERYBODY(Set.of()),
    /** Bound in the village, or working for it. */
    VILLAGERS(Set.of(Role.VILLAGER)),
    PARTY_MEMBERS(Set.of(Role.VILLAGER, Role.PARTY_MEMBER));

    private final Set<Role> roles;

    Audience(Set<Role> roles) {
        this.roles = roles;
    }

    /** The widest audience an actor belongs to in the village of the request. */
    public static Audience of(Actor actor) {
        if (actor.holds(Role.PARTY_MEMBER)) {
            return PARTY_MEMBERS;
        }
        return actor.holds(Role.VILLAGER, Role.RESIDENT) || actor.staff() && !runsOnly(actor) ? VILLAGERS : EVERYBODY;
    }

    /** Whoever only runs the installation is a stranger in the village. */
    private static boolean runsOnly(Actor actor) {
        return actor.roles().equals(Set.of(Role.OPERATOR));
    }

    /** Nobody in particular of this audience, in the actor's village. */
    Actor in(Actor actor) {
        return new Actor(Optional.empty(), actor.village(), roles, Optional.empty(), Set.of());
    }
}
