package village.api.complaint.registration;

import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.intake.FileComplaint;
import village.api.identity.Actor;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.Roster;

/** Staff enter what somebody brought by telephone, on paper or at the door. */
public final class RegisterComplaint {
    private final FileComplaint fileComplaint;
    private final Callers callers;
    private final Roster roster;

    public RegisterComplaint(FileComplaint fileComplaint, Callers callers, Roster roster) {
        this.fileComplaint = fileComplaint;
        this.callers = callers;
        this.roster = roster;
    }

    /**
     * Gives the complaint as it is now. A caller whose name and number fit exactly one person on the roster is taken for
     * that person, so that he finds the case in his own WeChat; any other is noted beside the case, sealed.
     */
    public Mono<Complaint> register(Actor actor, Registration registration, Once once) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER))
                .flatMap(staff -> recognised(staff, registration))
                .flatMap(known -> filed(actor, known, once));
    }

    private Mono<Registration> recognised(Actor actor, Registration registration) {
        var village = actor.requireVillage();
        var named = registration.intake().onBehalfOf();
        if (named.isPresent()) {
            return roster.byId(village, named.get())
                    .map(there -> registration)
                    .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PERSON_NOT_FOUND)));
        }
        return Mono.justOrEmpty(registration.caller())
                .flatMap(caller -> Mono.justOrEmpty(caller.phone())
                        .ofType(PhoneNumber.class)
                        .flatMap(phone -> callers.onRoster(village, caller.name(), phone)))
                .map(registration::knownAs)
                .defaultIfEmpty(registration);
    }

    private Mono<Complaint> filed(Actor actor, Registration registration, Once once) {
        return fileComplaint.file(
                actor,
                registration.intake(),
                registration.source(),
                once,
                registration.caller().map(this::noted));
    }

    private Function<Complaint, Mono<Void>> noted(Caller caller) {
        return complaint -> callers.add(complaint.village(), complaint.id(), caller);
    }
}
