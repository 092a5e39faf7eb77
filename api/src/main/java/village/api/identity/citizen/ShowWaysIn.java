package village.api.identity.citizen;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** A person sees from which government platforms somebody comes in as him. */
public final class ShowWaysIn {
    private final CitizenJoins joins;

    public ShowWaysIn(CitizenJoins joins) {
        this.joins = joins;
    }

    /** Latest first; empty for who was joined with nobody. */
    public Mono<List<CitizenJoins.Join>> show(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(joins::of);
    }
}
