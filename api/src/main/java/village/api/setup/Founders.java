package village.api.setup;

import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Who sets up what: operators everything, a township's dispatchers what lies inside their own villages. */
public final class Founders {
    private Founders() {}

    /** Refuses whoever may not change what holds for the whole installation. */
    public static Actor requireOperator(Actor actor) {
        return actor.require(Role.OPERATOR);
    }

    /** The village somebody may furnish; refuses everybody else. */
    public static Village.Id requireFurnisher(Actor actor) {
        return actor.require(Role.OPERATOR, Role.DISPATCHER).requireVillage();
    }

    /** The village whose code and name an operator may change. */
    public static Village.Id requireOperatorIn(Actor actor) {
        return requireOperator(actor).requireVillage();
    }
}
