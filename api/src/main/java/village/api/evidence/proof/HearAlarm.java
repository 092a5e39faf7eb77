package village.api.evidence.proof;

import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Alarms.Alarm;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Whoever oversees villages hears that the log is not what was signed. */
public final class HearAlarm {
    private final Alarms alarms;

    public HearAlarm(Alarms alarms) {
        this.alarms = alarms;
    }

    /** Empty while all is well, and for whoever oversees no village. */
    public Mono<Alarm> hear(Actor actor) {
        return actor.holds(Role.DISPATCHER, Role.SUPERVISOR, Role.OPERATOR) ? alarms.standing() : Mono.empty();
    }
}
