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
    private static final int MAX_PURPOSE = 200;

    private final Complaints complaints;
    private final Roster roster;
    private final Callers callers;
    private final AccessLog accessLog;
    private final Ids ids;
    private final Clock clock;

    public ViewReporter(
            Complaints complaints, Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.roster = roster;
        this.callers = callers;
        this.accessLog = accessLog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The reporter as the roster has him, or as staff noted the caller. The look is written down before anything is
     * shown.
     */
    public Mono<Caller> view(Actor actor, Complaint.Id id, String purpose) {
        return Mono.fromSupplier(() -> stated(purpose))
                .flatMap(words -> complaints
                        .byId(actor.requireVillage(), id)
                        .map(found -> allowed(actor, found))
                        .flatMap(found ->
                                accessLog.append(entry(actor, found, words)).thenReturn(found)))
                .flatMap(this::existingReporter)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static String stated(String purpose) {
        var words = purpose.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > MAX_PURPOSE) {
            throw Refusal.of(Reason.PURPOSE_REQUIRED);
        }
        return words;
    }

    private static Complaint allowed(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        if (!Access.maySeeName(actor, complaint)) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return complaint;
    }

    private Mono<Caller> existingReporter(Complaint complaint) {
        return Mono.justOrEmpty(complaint.reporterRoster())
                .flatMap(rosterPerson -> roster.byId(complaint.village(), rosterPerson))
                .map(entry -> new Caller(entry.name(), entry.phone().map(phone -> phone)))
                .switchIfEmpty(Mono.defer(() -> callers.of(complaint.village(), complaint.id())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND)));
    }

    private AccessLog.Entry entry(Actor actor, Complaint complaint, String purpose) {
        var whose =
                new AccessLog.Whose(complaint.reporter(), Optional.of(complaint.village()), complaint.reporterRoster());
        var what = "诉求 " + complaint.ticket().value() + " 反映人的姓名和电话";
        return new AccessLog.Entry(
                new AccessLog.Id(ids.next()),
                whose,
                actor.requirePerson(),
                highest(actor),
                what,
                purpose,
                clock.instant());
    }

    private static Role highest(Actor actor) {
        return actor.roles().stream().filter(Role::staff).max(Enum::compareTo).orElseThrow();
    }
}
