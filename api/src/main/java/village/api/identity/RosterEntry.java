package village.api.identity;

import java.util.Optional;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * A person as the roster has him. Prints masked.
 *
 * @param phone empty for those who have none; several people may share one
 * @param partyBranch the Party branch of a member; empty for everybody else
 * @param migrant whether he works away from home
 */
public record RosterEntry(
        RosterPerson.Id id,
        Village.Id village,
        PersonName name,
        Optional<PhoneNumber> phone,
        Optional<Grid.Id> grid,
        RosterKind kind,
        Optional<String> partyBranch,
        boolean migrant) {

    /** Whether his number ends so. */
    public boolean phoneEndsWith(String tail) {
        return phone.filter(number -> number.value().endsWith(tail)).isPresent();
    }
}
