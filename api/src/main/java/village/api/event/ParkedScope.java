package village.api.event;

import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Whose parked events somebody may see: an operator all, dispatchers and supervisors those of the village asked about. */
record ParkedScope(Optional<Village.Id> village) {
    static ParkedScope of(Actor actor) {
        if (actor.require(Role.OPERATOR, Role.DISPATCHER, Role.SUPERVISOR).holds(Role.OPERATOR)) {
            return new ParkedScope(Optional.empty());
        }
        if (actor.village().isEmpty()) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return new ParkedScope(actor.village());
    }

    boolean covers(ParkedEvent parked) {
        return village.isEmpty() || village.equals(parked.event().event().village());
    }
}
