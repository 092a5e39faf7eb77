package village.api.identity.membership;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.place.Village;
import village.api.place.Villages;

/** A staff member sees where he may work. */
public final class ShowOffice {
    private final ShowMe showMe;
    private final Memberships memberships;
    private final Villages villages;

    public ShowOffice(ShowMe showMe, Memberships memberships, Villages villages) {
        this.showMe = showMe;
        this.memberships = memberships;
        this.villages = villages;
    }

    /**
     * Where a staff member may work.
     *
     * @param desks every village he works for or above, in the order of their codes
     */
    public record Office(
            Person.Id person, Optional<PersonName> name, List<Desk> desks, List<Memberships.Office> offices) {}

    /** One village to work in, with staff roles only. */
    public record Desk(Village village, Set<Role> roles) {}

    public Mono<Office> show(Actor actor) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> Mono.zip(showMe.memberships(person), memberships.above(person), Found::new)
                        .flatMap(found -> below(found.offices()).map(desks -> toOffice(person, found, desks))));
    }

    /** Whether a person works anywhere at all. */
    public Mono<Boolean> works(Person.Id person) {
        return Mono.zip(showMe.memberships(person), memberships.above(person), Found::new)
                .map(Found::anything);
    }

    private Mono<List<Desk>> below(List<Memberships.Office> offices) {
        return Flux.fromIterable(offices)
                .concatMap(office -> Flux.fromStream(office.area().stream())
                        .concatMap(area -> villages.within(area.code()))
                        .map(village -> new Desk(village, Set.of(office.role()))))
                .collectList();
    }

    private static Office toOffice(Person.Id person, Found found, List<Desk> below) {
        var byCode = new TreeMap<String, Desk>();
        Stream.concat(found.desks(), below.stream())
                .forEach(desk -> byCode.merge(desk.village().code().value(), desk, ShowOffice::together));
        return new Office(person, found.name(), List.copyOf(byCode.values()), found.offices());
    }

    private static Desk together(Desk one, Desk other) {
        var roles = EnumSet.copyOf(one.roles());
        roles.addAll(other.roles());
        return new Desk(one.village(), roles);
    }

    private record Found(List<Membership> villages, List<Memberships.Office> offices) {
        boolean anything() {
            return !offices.isEmpty() || desks().findAny().isPresent();
        }

        Optional<PersonName> name() {
            return villages.stream().flatMap(village -> village.name().stream()).findFirst();
        }

        Stream<Desk> desks() {
            return villages.stream()
                    .map(Found::toDesk)
                    .filter(desk -> !desk.roles().isEmpty());
        }

        private static Desk toDesk(Membership membership) {
            var roles = EnumSet.noneOf(Role.class);
            membership.roles().stream().filter(Role::staff).forEach(roles::add);
            return new Desk(membership.village(), roles);
        }
    }
}
