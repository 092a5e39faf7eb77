package village.api.notice.oversight;

import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.notice.oversight.ParkedNotices.Scope;

/** Which undelivered notices somebody may see: an operator all, without persons; a village's office its own. */
record ParkedAccess(Scope scope, boolean persons) {
    static ParkedAccess of(Actor actor) {
        if (actor.village().isEmpty()) {
            actor.require(Role.OPERATOR);
            return new ParkedAccess(new Scope(actor.village(), true), false);
        }
        var above = actor.require(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR).holds(Role.DISPATCHER, Role.SUPERVISOR);
        return new ParkedAccess(new Scope(actor.village(), above), true);
    }

    static Refusal missing() {
        return Refusal.of(Reason.NOTICE_NOT_FOUND);
    }
}
