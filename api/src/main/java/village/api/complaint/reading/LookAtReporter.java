package village.api.complaint.reading;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.Callers;
import village.api.identity.AccessLog;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.Roster;

/** Shows who brought a case, once the look is written down. Who may look has been decided before. */
final class LookAtReporter {
    private final Roster roster;
    private final Callers callers;
    private final AccessLog accessLog;
    private final Ids ids;
    private final Clock clock;

    LookAtReporter(Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        this.roster = roster;
        this.callers = callers;
        this.accessLog = accessLog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The reporter as the roster has him, or as he was noted.
     *
     * @param role as whom the viewer looks; empty for a platform
     */
    Mono<Caller> look(Actor viewer, Optional<Role> role, Complaint complaint, Purpose purpose) {
        return Mono.defer(() -> accessLog.append(entry(viewer, role, complaint, purpose)))
                .then(Mono.defer(() -> existingReporter(complaint)));
    }

    private Mono<Caller> existingReporter(Complaint complaint) {
        return Mono.justOrEmpty(complaint.reporterRoster())
                .flatMap(rosterPerson -> roster.byId(complaint.village(), rosterPerson))
                .map(entry -> new Caller(entry.name(), entry.phone().map(phone -> phone)))
                .switchIfEmpty(Mono.defer(() -> callers.of(complaint.village(), complaint.id())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND)));
    }

    private AccessLog.Entry entry(Actor viewer, Optional<Role> role, Complaint complaint, Purpose purpose) {
        var whose =
                new AccessLog.Whose(complaint.reporter(), Optional.of(complaint.village()), complaint.reporterRoster());
        var what = "诉求 " + complaint.ticket().value() + " 反映人的姓名和电话";
        return new AccessLog.Entry(
                new AccessLog.Id(ids.next()),
                whose,
                viewer.requirePerson(),
                role,
                what,
                purpose.words(),
                clock.instant());
    }
}
