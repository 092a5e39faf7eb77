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
import village.api.complaint.Intake;
import village.api.complaint.Status;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Callers;
import village.api.identity.AccessLog;
import village.api.identity.Actor;
import village.api.identity.Roster;

/**
 * The platform that has a case looks who brought it, for a stated purpose that the reporter can read afterwards. A
 * reporter who wants to be known to the township only stays unknown to it.
 */
public final class ViewContact {
    private final Complaints complaints;
    private final LookAtReporter look;

    public ViewContact(
            Complaints complaints, Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.look = new LookAtReporter(roster, callers, accessLog, ids, clock);
    }

    /**
     * The reporter as the roster has him, or as he was noted. Every look is written down, before anything is shown. To a
     * platform the case was not sent to, it does not exist ({@code complaint.not-found}).
     *
     * @param platform acts as the platform: a person of its own, without a role
     */
    public Mono<Caller> view(Actor platform, Complaint.Id id, String purpose) {
        return Mono.fromSupplier(() -> new Purpose(purpose))
                .flatMap(stated -> complaints
                        .byId(platform.requireVillage(), id)
                        .filter(found -> Access.isReceiver(platform, found))
                        .map(ViewContact::allowed)
                        .flatMap(found -> look.look(platform, Optional.empty(), found, stated)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static Complaint allowed(Complaint complaint) {
        if (complaint.status() != Status.TRANSFERRED_OUT) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经不在贵方办理。");
        }
        if (complaint.intake().nameVisibleTo() != Intake.NameVisibleTo.HANDLERS) {
            throw Refusal.of(Reason.COMPLAINT_REPORTER_UNNAMED);
        }
        return complaint;
    }
}
