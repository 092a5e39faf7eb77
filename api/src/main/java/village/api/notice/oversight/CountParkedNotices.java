package village.api.notice.oversight;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.notice.oversight.ParkedNotices.Scope;

/** A village's staff see how much of what their people should hear did not reach them, and of how many. */
public final class CountParkedNotices {
    private final ParkedNotices parked;

    public CountParkedNotices(ParkedNotices parked) {
        this.parked = parked;
    }

    /**
     * Counts what nobody has seen yet; what is about staff counts above the village only. Numbers and nothing else: grid
     * workers, who may not open the list, see them too, and no other role does.
     */
    public Mono<ParkedNotices.Count> count(Actor actor) {
        return Mono.fromSupplier(() -> scope(actor)).flatMap(parked::count);
    }

    /** Whether he may see the numbers of his village. */
    public static boolean permitted(Actor actor) {
        return actor.village().isPresent()
                && actor.holds(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    private static Scope scope(Actor actor) {
        actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
        return new Scope(Optional.of(actor.requireVillage()), actor.holds(Role.DISPATCHER, Role.SUPERVISOR));
    }
}
