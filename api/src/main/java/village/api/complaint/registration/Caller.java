package village.api.complaint.registration;

import java.util.Optional;
import village.api.identity.PersonName;
import village.api.identity.Telephone;

/**
 * Who telephoned, wrote or came by, as staff noted it down.
 *
 * @param phone empty for those who have none
 */
public record Caller(PersonName name, Optional<Telephone> phone) {
    /** @param phone as staff wrote it down; blank or empty for none */
    public static Caller of(String name, Optional<String> phone) {
        return new Caller(
                new PersonName(name), phone.filter(number -> !number.isBlank()).map(Telephone::read));
    }

    /** The number in full, as it is dialled. */
    public Optional<String> dialled() {
        return phone.map(Telephone::value);
    }
}
