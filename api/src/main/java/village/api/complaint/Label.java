package village.api.complaint;

import village.api.identity.Actor;
import village.api.identity.Role;

/** What villagers see instead of a staff member's name. */
final class Label {
    static final String SYSTEM = "系统";

    private Label() {}

    static String of(Actor actor) {
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
