package village.api.complaint.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.membership.Memberships;
import village.api.place.Village;
import village.api.place.Villages;

/** Finds the villages of an area for whoever works there. */
public final class VillagesBelow {
    private final Memberships memberships;
    private final Villages villages;

    public VillagesBelow(Memberships memberships, Villages villages) {
        this.memberships = memberships;
        this.villages = villages;
    }

    /**
     * In code order; refuses whoever holds no office in the area or above it.
     *
     * @param area 6 or 9 digits
     */
    public Mono<List<Village>> of(Actor actor, String area) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.DISPATCHER, Role.SUPERVISOR).requirePerson())
                .flatMap(memberships::above)
                .flatMapIterable(offices -> offices)
                .filter(office -> office.role().above())
                .flatMap(office -> Mono.justOrEmpty(office.area()))
                .concatMap(held -> villages.lies(area, held.code()))
                .filter(lies -> lies)
                .next()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED)))
                .thenMany(Flux.defer(() -> villages.within(area)))
                .collectList();
    }

    /** Those of the villages he is staff of himself; mostly none. */
    Mono<Set<Village.Id>> staffOf(Actor actor, List<Village> below) {
        var ids = below.stream().map(Village::id).collect(Collectors.toSet());
        return memberships
                .of(actor.requirePerson())
                .map(places -> places.stream()
                        .filter(place -> Access.inVillage(place.roles()))
                        .map(Memberships.Place::village)
                        .filter(ids::contains)
                        .collect(Collectors.toSet()));
    }
}
