package village.api.identity.membership;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.binding.Binding;
import village.api.place.Grid;
import village.api.place.Village;

/** Where people belong. */
public interface Memberships {
    /** The villages a person is bound in, waits to be bound in, or works for; possibly empty. */
    Mono<List<Place>> of(Person.Id person);

    /** The areas a person works for, by code; possibly empty. */
    Mono<List<Office>> above(Person.Id person);

    /** One village by its id; else as {@link Membership}. */
    record Place(
            Village.Id village,
            Optional<Binding.State> binding,
            Set<Role> roles,
            Optional<PersonName> name,
            Optional<Grid> grid) {
        public Place {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * A role above villages.
     *
     * @param area the township or county; empty for an operator, who looks after the installation
     */
    record Office(Role role, Optional<Area> area) {}

    /** A township or county. */
    record Area(String code, String name) {}
}
