package village.api.complaint;

import village.api.identity.Actor;
import village.api.identity.Role;

/** What villagers see instead of a staff member's name. */
public final class Label {
    public static final String SYSTEM = "系统";

    private Label() {}

    /** The reporter, his relative and the Party member who helps are called by what they are to the case. */
    public static String of(Actor actor, Complaint complaint) {
        if (complaint.reporting().source().handedOver() && complaint.broughtBy(actor)) {
            return "其他平台";
        }
        if (complaint.broughtBy(actor)) {
            return complaint.reporter().filter(actor::is).isPresent() ? "本人" : "家人";
        }
        return Access.isClaimant(actor, complaint) ? "党员" : of(actor);
    }

    public static String of(Actor actor) {
        if (actor.holds(Role.SUPERVISOR)) {
            return "县督查员";
        }
        if (actor.holds(Role.DISPATCHER)) {
            return "乡镇调度员";
        }
        if (actor.holds(Role.CADRE)) {
            return "村干部";
        }
        return actor.holds(Role.GRID_WORKER) ? "网格员" : "本人";
    }
}
