package village.api.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * Who acts, in which village, in which roles. The first parameter of every use case.
 *
 * @param person empty for somebody who is not signed in
 * @param village the village of the request; empty for requests about oneself
 * @param roles the roles held in that village (or above it); empty for strangers and villagers of other villages. In the
 *     console, outside every village: the roles held above villages
 * @param rosterPerson who he is on that village's roster, once bound
 * @param grids the grids a grid worker looks after
 */
public record Actor(
        Optional<Person.Id> person,
        Optional<Village.Id> village,
        Set<Role> roles,
        Optional<RosterPerson.Id> rosterPerson,
        Set<Grid.Id> grids) {

    public Actor {
        roles = Set.copyOf(roles);
        grids = Set.copyOf(grids);
    }

    /** Somebody who is not signed in, reading what is public in a village. */
    public static Actor stranger(Village.Id village) {
        return new Actor(Optional.empty(), Optional.of(village), Set.of(), Optional.empty(), Set.of());
    }

    /** Somebody who is not signed in, in no village. */
    public static Actor anonymous() {
        return new Actor(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Set.of());
    }

    /** A signed-in person acting for himself, in no village. */
    public static Actor self(Person.Id person) {
        return new Actor(Optional.of(person), Optional.empty(), Set.of(), Optional.empty(), Set.of());
    }

    /** The same person in the same village, for what he may do whatever his office. */
    public Actor withoutRoles() {
        return new Actor(person, village, Set.of(), rosterPerson, Set.of());
    }

    /** The person, or a refusal for strangers. */
    public Person.Id requirePerson() {
        return person.orElseThrow(() -> Refusal.of(Reason.SESSION_REQUIRED));
    }

    /** The village, or a refusal. */
    public Village.Id requireVillage() {
        return village.orElseThrow(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND));
    }

    /** Refuses whoever holds none of the roles. */
    public Actor require(Role... anyOf) {
        requirePerson();
        if (!holds(anyOf)) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return this;
    }

    /** Refuses whoever is not bound in the village. */
    public Actor requireBound() {
        requirePerson();
        if (!holds(Role.VILLAGER, Role.RESIDENT)) {
            throw Refusal.of(Reason.BINDING_REQUIRED);
        }
        return this;
    }

    public boolean holds(Role... anyOf) {
        return Arrays.stream(anyOf).anyMatch(roles::contains);
    }

    /** Whether he works for the village or above it. */
    public boolean staff() {
        return roles.stream().anyMatch(Role::staff);
    }

    public boolean is(Person.Id other) {
        return person.filter(other::equals).isPresent();
    }
}
