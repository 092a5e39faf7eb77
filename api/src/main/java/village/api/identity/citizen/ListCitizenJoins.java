package village.api.identity.citizen;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** The village sees who was found to be one with somebody from a government platform. */
public final class ListCitizenJoins {
    private static final int LATEST = 100;

    private final CitizenJoins joins;

    public ListCitizenJoins(CitizenJoins joins) {
        this.joins = joins;
    }

    /** The latest hundred, those taken back as well. */
    public Mono<List<CitizenJoins.Join>> list(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(UndoCitizenJoin.DECIDERS).requireVillage())
                .flatMap(village -> joins.in(village, LATEST));
    }
}
