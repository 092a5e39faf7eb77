package village.api.complaint;

import java.util.Optional;
import java.util.Set;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Who may see and do what with a case. A case about village staff does not exist for village staff: it is the
 * township's.
 */
final class Access {
    private Access() {}

    static boolean mayRead(Actor actor, Complaint complaint) {
        return complaint.published() || actor.is(complaint.reporter()) || mayWorkOn(actor, complaint);
    }

    /** Whether he sees the case from the inside: internal texts, handler, plan. */
    static boolean mayWorkOn(Actor actor, Complaint complaint) {
        if (actor.village().filter(complaint.village()::equals).isEmpty()) {
            return false;
        }
        if (actor.holds(Role.DISPATCHER, Role.SUPERVISOR)) {
            return true;
        }
        if (complaint.intake().aboutStaff()) {
            return false;
        }
        return actor.holds(Role.CADRE) || (actor.holds(Role.GRID_WORKER) && hisOwn(actor, complaint));
    }

    static boolean mayDispatch(Actor actor, Complaint complaint) {
        return actor.holds(Role.CADRE, Role.DISPATCHER) && mayWorkOn(actor, complaint);
    }

    static boolean mayAnswer(Actor actor, Complaint complaint) {
        var handles = complaint.handler().filter(actor::is).isPresent();
        return mayWorkOn(actor, complaint) && (handles || mayDispatch(actor, complaint));
    }

    /** Whether he may be told who the reporter is. */
    static boolean maySeeName(Actor actor, Complaint complaint) {
        if (!mayWorkOn(actor, complaint)) {
            return false;
        }
        return complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.HANDLERS
                || actor.holds(Role.DISPATCHER, Role.SUPERVISOR);
    }

    /** The part of a village's cases that a member of staff may list. Refuses everybody else. */
    static Complaints.StaffView view(Actor actor, boolean open) {
        actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
        var above = actor.holds(Role.DISPATCHER, Role.SUPERVISOR);
        if (above || actor.holds(Role.CADRE)) {
            return new Complaints.StaffView(Optional.empty(), Set.of(), above, open);
        }
        return new Complaints.StaffView(actor.person(), actor.grids(), false, open);
    }

    /** Refuses with the same words whether the case is missing or none of his business. */
    static Complaint readable(Actor actor, Complaint complaint) {
        return refuseUnless(mayRead(actor, complaint), complaint);
    }

    static Complaint workable(Actor actor, Complaint complaint) {
        return refuseUnless(mayWorkOn(actor, complaint), complaint);
    }

    private static Complaint refuseUnless(boolean allowed, Complaint complaint) {
        if (!allowed) {
            throw Refusal.of(Reason.COMPLAINT_NOT_FOUND);
        }
        return complaint;
    }

    private static boolean hisOwn(Actor actor, Complaint complaint) {
        return complaint.handler().filter(actor::is).isPresent()
                || complaint.grid().filter(actor.grids()::contains).isPresent();
    }
}
