package village.api.inquiry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * Who sits at one desk of a village now; nobody where all have left.
 *
 * @param staff whom the township seated: they answer as long as they work for the village or above it
 * @param invited who accepted an invitation and holds no other office, with what the township calls him
 */
public record Seated(Set<Person.Id> staff, Map<Person.Id, String> invited) {
    public Seated {
        staff = Set.copyOf(staff);
        invited = Map.copyOf(invited);
    }

    public boolean answers(Actor actor) {
        return actor.person()
                .filter(person -> invited.containsKey(person) || (actor.staff() && staff.contains(person)))
                .isPresent();
    }

    public Set<Person.Id> people() {
        return Stream.concat(staff.stream(), invited.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
