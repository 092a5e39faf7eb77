package village.api.disclosure.reading;

import village.api.identity.Actor;
import village.api.identity.Role;

/** Who sees what is not public yet. */
final class Staff {
    private static final Role[] ROLES = {
        Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER, Role.SUPERVISOR
    };

    private Staff() {}

    static Actor require(Actor actor) {
        actor.requireVillage();
        return actor.require(ROLES);
    }

    static boolean is(Actor actor) {
        return actor.holds(ROLES);
    }
}
