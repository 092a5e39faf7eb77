package village.api.identity.roster;

import java.util.List;
import java.util.Optional;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterKind;
import village.api.place.Grid;

/**
 * One person as a spreadsheet tells it, checked.
 *
 * @param row as the spreadsheet counts, from 1
 * @param household the household's number (户号)
 * @param relation to the head of the household
 * @param guardian by identity number
 * @param relatives close relatives by identity number
 */
public record RosterRow(
        int row,
        PersonName name,
        Optional<IdentityNumber> idNumber,
        Optional<PhoneNumber> phone,
        Optional<String> household,
        Optional<String> relation,
        Optional<Grid.Id> grid,
        Optional<String> partyBranch,
        RosterKind kind,
        boolean migrant,
        Optional<IdentityNumber> guardian,
        List<IdentityNumber> relatives,
        Optional<String> remark) {

    /** Children below this age need a guardian. */
    public static final int GUARDED_AGE = 14;

    public RosterRow {
        relatives = List.copyOf(relatives);
    }
}
