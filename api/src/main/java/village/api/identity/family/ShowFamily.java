package village.api.identity.family;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.Villages;

/** A villager sees for whom he may act, and who may act for him. */
public final class ShowFamily {
    private final FamilyTies ties;
    private final Villages villages;

    public ShowFamily(FamilyTies ties, Villages villages) {
        this.ties = ties;
        this.villages = villages;
    }

    /** A person's family in one village. */
    public record Family(Village village, FamilyTies.Circle circle) {}

    /** In the order of the villages' codes; empty for whoever is bound nowhere. */
    public Mono<List<Family>> show(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(ties::around)
                .flatMapMany(Flux::fromIterable)
                .concatMap(circle -> villages.byId(circle.village()).map(village -> new Family(village, circle)))
                .collectSortedList((one, other) -> one.village()
                        .code()
                        .value()
                        .compareTo(other.village().code().value()));
    }
}
