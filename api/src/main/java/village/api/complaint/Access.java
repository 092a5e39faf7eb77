package village.api.complaint;

import java.util.Optional;
import java.util.Set;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Who may see and do what with a case. A case about village staff does not exist for village staff: it is the
 * township's, and there of those who do not work in the village as well.
 */
public final class Access {
    private Access() {}

    public static boolean mayRead(Actor actor, Complaint complaint) {
        return complaint.published()
                || complaint.broughtBy(actor)
                || isClaimant(actor, complaint)
                || isReceiver(actor, complaint)
                || isOfferedTo(actor, complaint)
                || mayWorkOn(actor, complaint);
    }

    /**
     * Whether what it says is for him as well. Whom a case is only offered to, and is neither public nor a wish, reads
     * what it is about and where; its words and photos once he has taken it.
     */
    public static boolean mayReadContent(Actor actor, Complaint complaint) {
        return mayRead(actor, complaint) && (!isOutside(actor, complaint) || showsContent(complaint));
    }

    /** Whether whoever sees it at all reads what it says: it is public, or a wish. */
    public static boolean showsContent(Complaint complaint) {
        return complaint.published() || complaint.intake().kind() == Intake.Kind.WISH;
    }

    /** Whether he is a Party member of the village and it waits for one to take it. */
    public static boolean isOfferedTo(Actor actor, Complaint complaint) {
        return complaint.handling().offered()
                && complaint.status().open()
                && !complaint.intake().aboutStaff()
                && actor.holds(Role.PARTY_MEMBER)
                && actor.village().filter(complaint.village()::equals).isPresent();
    }

    /** Whether he sees it as the public does: neither on the reporter's side nor at work on it. */
    public static boolean isOutside(Actor actor, Complaint complaint) {
        return readsMasked(actor, complaint) && !isReceiver(actor, complaint);
    }

    /**
     * Whether numbers in its words are masked for him: to the public, and to the platform it was sent to. Whom to call,
     * that one asks for with a purpose.
     */
    public static boolean readsMasked(Actor actor, Complaint complaint) {
        return !complaint.broughtBy(actor) && !isClaimant(actor, complaint) && !mayWorkOn(actor, complaint);
    }

    /** Whether it is the platform the case was sent to, and was not taken up again since. */
    public static boolean isReceiver(Actor platform, Complaint complaint) {
        return complaint
                .ending()
                .transfer()
                .filter(transfer -> transfer.to(platform))
                .isPresent();
    }

    /** Whether he is the Party member who took it. */
    public static boolean isClaimant(Actor actor, Complaint complaint) {
        return complaint.handling().claimant().filter(actor::is).isPresent();
    }

    /** Whether he has it in hand. */
    public static boolean isHandler(Actor actor, Complaint complaint) {
        return complaint.handler().filter(actor::is).isPresent();
    }

    /** Whether he was asked to help. */
    public static boolean isAssistant(Actor actor, Complaint complaint) {
        return complaint.handling().assistants().stream().anyMatch(actor::is);
    }

    /** Whether he sees the case from the inside: internal texts, handler, plan. */
    public static boolean mayWorkOn(Actor actor, Complaint complaint) {
        if (actor.village().filter(complaint.village()::equals).isEmpty()) {
            return false;
        }
        if (complaint.intake().aboutStaff()) {
            return onlyAbove(actor);
        }
        return above(actor) || actor.holds(Role.CADRE) || (actor.holds(Role.GRID_WORKER) && hisOwn(actor, complaint));
    }

    /** Whether internal texts, plan and names are for him: he works on the case, and it is not his own. */
    public static boolean seesInside(Actor actor, Complaint complaint) {
        return mayWorkOn(actor, complaint) && !complaint.reporting().concerns(actor);
    }

    /** Whether he looks at the village from the township or the county. */
    public static boolean above(Actor actor) {
        return actor.holds(Role.DISPATCHER, Role.SUPERVISOR);
    }

    /** Whether he looks at the village from there, and is none of its own staff. */
    private static boolean onlyAbove(Actor actor) {
        return above(actor) && !inVillage(actor);
    }

    /** Whether he works in the village itself, whatever he is above it. */
    public static boolean inVillage(Actor actor) {
        return inVillage(actor.roles());
    }

    /** Whether one of the roles in a village makes him staff of it. */
    public static boolean inVillage(Set<Role> roles) {
        return roles.contains(Role.CADRE) || roles.contains(Role.GRID_WORKER);
    }

    /** Whether he may check an answer: never the one who gave it. */
    public static boolean mayVerify(Actor actor, Complaint complaint) {
        var checks = above(actor) || actor.holds(Role.CADRE);
        return checks && mayWorkOn(actor, complaint) && !isHandler(actor, complaint);
    }

    /** Whether he decides about more time: somebody above, never the one who asked. */
    public static boolean mayDecideExtension(Actor actor, Complaint complaint) {
        var asked = complaint.deadline().extension().map(Deadline.Extension::askedBy);
        return above(actor)
                && mayWorkOn(actor, complaint)
                && asked.filter(actor::is).isEmpty();
    }

    public static boolean mayDispatch(Actor actor, Complaint complaint) {
        return actor.holds(Role.CADRE, Role.DISPATCHER) && mayWorkOn(actor, complaint);
    }

    public static boolean mayAnswer(Actor actor, Complaint complaint) {
        return mayWorkOn(actor, complaint) && (isHandler(actor, complaint) || mayDispatch(actor, complaint));
    }

    /** Whether he agrees, for the township, that everybody may see it. */
    public static boolean mayPublish(Actor actor, Complaint complaint) {
        return actor.holds(Role.DISPATCHER) && mayWorkOn(actor, complaint);
    }

    /** Whether he may be told who the reporter is. */
    public static boolean maySeeName(Actor actor, Complaint complaint) {
        if (!mayWorkOn(actor, complaint)) {
            return false;
        }
        return complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.HANDLERS || onlyAbove(actor);
    }

    /**
     * Whether he may hear the recordings. A voice gives a person away: it is for those who may know his name; others
     * read the transcript.
     */
    public static boolean mayHear(Actor actor, Complaint complaint) {
        var entrusted = isClaimant(actor, complaint) || isReceiver(actor, complaint);
        var helps = entrusted && complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.HANDLERS;
        return complaint.broughtBy(actor) || helps || maySeeName(actor, complaint);
    }

    /** The part of a village's cases that a member of staff may list. Refuses everybody else. */
    public static Complaints.StaffView view(Actor actor, boolean open) {
        actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
        if (above(actor) || actor.holds(Role.CADRE)) {
            return new Complaints.StaffView(Optional.empty(), Set.of(), onlyAbove(actor), open);
        }
        return new Complaints.StaffView(actor.person(), actor.grids(), false, open);
    }

    /** Refuses with the same words whether the case is missing or none of his business. */
    public static Complaint readable(Actor actor, Complaint complaint) {
        return refuseUnless(mayRead(actor, complaint), complaint);
    }

    /** Refuses whoever does not see it from the inside. */
    public static Complaint inside(Actor actor, Complaint complaint) {
        return refuseUnless(mayWorkOn(actor, complaint), complaint);
    }

    /** The same, and refuses whose own case it is: what is done with a case begins here. */
    public static Complaint workable(Actor actor, Complaint complaint) {
        return notHisOwn(actor, inside(actor, complaint));
    }

    /** Refuses whose own case it is, as the one it is about or as the relative who filed it: nobody handles his own. */
    public static Complaint notHisOwn(Actor actor, Complaint complaint) {
        if (complaint.reporting().concerns(actor)) {
            throw Refusal.of(Reason.COMPLAINT_OWN_CASE);
        }
        return complaint;
    }

    /** Refuses whoever works on the case but may not do this. */
    public static Complaint allowed(boolean may, Complaint complaint) {
        if (!may) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return complaint;
    }

    private static Complaint refuseUnless(boolean allowed, Complaint complaint) {
        if (!allowed) {
            throw Refusal.of(Reason.COMPLAINT_NOT_FOUND);
        }
        return complaint;
    }

    private static boolean hisOwn(Actor actor, Complaint complaint) {
        return isHandler(actor, complaint)
                || isAssistant(actor, complaint)
                || complaint.grid().filter(actor.grids()::contains).isPresent();
    }
}
