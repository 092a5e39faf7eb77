package village.api.complaint.reading;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Callers;
import village.api.identity.AccessLog;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.Roster;

/** Staff look at a reporter's name and number in full, for a stated purpose that the reporter can read afterwards. */
public final class ViewReporter {
    private final Complaints complaints;
    private final LookAtReporter look;

    public ViewReporter(
            Complaints complaints, Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.look = new LookAtReporter(roster, callers, accessLog, ids, clock);
    }

    /**
     * The reporter as the roster has him, or as staff noted the caller. The look is written down before anything is
     * shown.
     */
    public Mono<Caller> view(Actor actor, Complaint.Id id, String purpose) {
        return Mono.fromSupplier(() -> new Purpose(purpose))
                .flatMap(stated -> complaints
                        .byId(actor.requireVillage(), id)
                        .map(found -> allowed(actor, found))
                        .flatMap(found -> look.look(actor, Optional.of(highest(actor)), found, stated)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static Complaint allowed(Actor actor, Complaint complaint) {
        Access.inside(actor, complaint);
        return Access.allowed(Access.maySeeName(actor, complaint), complaint);
    }

    private static Role highest(Actor actor) {
        return actor.roles().stream().filter(Role::staff).max(Enum::compareTo).orElseThrow();
    }
}
