package village.api.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * What a person is in one village, or above every village.
 *
 * @param roles roles in the village, those of its township and county among them
 * @param rosterPerson who he is on the village's roster, once bound
 * @param grids the grids he looks after
 */
public record Standing(Set<Role> roles, Optional<RosterPerson.Id> rosterPerson, Set<Grid.Id> grids) {
    public static final Standing NONE = new Standing(Set.of(), Optional.empty(), Set.of());

    public Standing {
        roles = Set.copyOf(roles);
        grids = Set.copyOf(grids);
    }

    /** Whether he works for the village or above it. */
    public boolean staff() {
        return roles.stream().anyMatch(Role::staff);
    }

    /** The same with one role more. */
    public Standing with(Role role) {
        var more = EnumSet.of(role);
        more.addAll(roles);
        return new Standing(more, rosterPerson, grids);
    }

    /** The person acting in the village with this standing. */
    public Actor actor(Person.Id person, Village.Id village) {
        return new Actor(Optional.of(person), Optional.of(village), roles, rosterPerson, grids);
    }

    /** The person acting outside every village with this standing. */
    public Actor actor(Person.Id person) {
        return new Actor(Optional.of(person), Optional.empty(), roles, rosterPerson, grids);
    }
}
