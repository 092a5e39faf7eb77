package village.api.news.editing;

import village.api.identity.Actor;
import village.api.identity.Role;

/** Who may do what with a village's articles. */
public final class NewsStaff {
    private static final Role[] ANSWERING = {Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER};

    private NewsStaff() {}

    /** Refuses whoever may not write. */
    public static Actor requireWriter(Actor actor) {
        return actor.require(Role.GRID_WORKER, Role.CADRE);
    }

    /** Refuses whoever may not publish. */
    public static Actor requirePublisher(Actor actor) {
        return actor.require(Role.CADRE);
    }

    /** Refuses whoever may not take an article away from its readers. */
    public static Actor requireWithdrawer(Actor actor) {
        return actor.require(Role.CADRE, Role.DISPATCHER);
    }

    /** Refuses whoever may not answer for what the gate found. */
    public static Actor requireAnswering(Actor actor) {
        return actor.require(ANSWERING);
    }

    /** Whether {@link #requireAnswering} lets him. */
    static boolean answers(Actor actor) {
        return actor.holds(ANSWERING);
    }

    /** Refuses whoever may not see what is not published. */
    public static Actor requireReader(Actor actor) {
        return actor.require(
                Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER, Role.SUPERVISOR);
    }
}
