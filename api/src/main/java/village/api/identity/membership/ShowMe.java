package village.api.identity.membership;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;
import village.api.place.Villages;

/** A person looks at what is known of him. */
public final class ShowMe {
    private final Memberships memberships;
    private final Consents consents;
    private final Villages villages;

    public ShowMe(Memberships memberships, Consents consents, Villages villages) {
        this.memberships = memberships;
        this.consents = consents;
        this.villages = villages;
    }

    /**
     * What a person sees of himself.
     *
     * @param villages in the order of their codes
     */
    public record Me(Person.Id person, List<Membership> villages, List<Consent> consents) {}

    public Mono<Me> show(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> Mono.zip(
                        memberships(person),
                        consents.of(person),
                        (belonging, given) -> new Me(person, belonging, given)));
    }

    /** The villages a person belongs to, in the order of their codes. For use cases that make sessions. */
    public Mono<List<Membership>> memberships(Person.Id person) {
        return memberships
                .of(person)
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::toMembership)
                .collectSortedList((one, other) -> one.village()
                        .code()
                        .value()
                        .compareTo(other.village().code().value()));
    }

    private Mono<Membership> toMembership(Memberships.Place place) {
        return villages.byId(place.village())
                .map(village -> new Membership(village, place.binding(), place.roles(), place.name(), place.grid()));
    }
}
