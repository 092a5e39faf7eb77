package village.api.identity.family;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.Limits;

/** A cadre sees who asks to act for whom. */
public final class ListFamilyRequests {
    private final FamilyTies ties;

    public ListFamilyRequests(FamilyTies ties) {
        this.ties = ties;
    }

    public Mono<Page<FamilyTies.Pending, FamilyTie.Id>> list(Actor actor, int limit, Optional<FamilyTie.Id> after) {
        return Mono.defer(() -> {
            Limits.require(limit);
            var village = actor.require(DecideFamilyTie.DECIDERS).requireVillage();
            return ties.pending(village, limit, after);
        });
    }
}
