package village.api.identity.membership;

import java.util.Optional;
import java.util.Set;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.binding.Binding;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * What a person is in one village.
 *
 * @param binding {@code PENDING} or {@code BOUND}; empty for staff who are not on the village's roster
 * @param name the name on the roster, once bound; to be shown masked
 * @param grid the grid he lives in
 */
public record Membership(
        Village village,
        Optional<Binding.State> binding,
        Set<Role> roles,
        Optional<PersonName> name,
        Optional<Grid> grid) {
    public Membership {
        roles = Set.copyOf(roles);
    }
}
