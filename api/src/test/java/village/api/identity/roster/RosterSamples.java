package village.api.identity.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterKind;
import village.api.place.Grid;

/** People who do not exist. */
public final class RosterSamples {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private RosterSamples() {}

    /** A valid identity number of an area that is none; another for every number up to 999. */
    public static String idNumber(LocalDate born, int number) {
        var digits = "330999" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", number);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    public static String idNumber(int number) {
        return idNumber(LocalDate.of(1950, 1, 1).plusDays(number / 999), number % 999 + 1);
    }

    public static RosterRow row(int row, String name, String phone, int number, Optional<Grid.Id> grid) {
        return new RosterRow(
                row,
                new PersonName(name),
                Optional.of(new IdentityNumber(idNumber(number))),
                Optional.of(new PhoneNumber(phone)),
                Optional.empty(),
                Optional.empty(),
                grid,
                Optional.empty(),
                RosterKind.VILLAGER,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
