package village.api.complaint.registration;

import java.util.Optional;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;

/**
 * Who telephoned, wrote or came by, as staff noted it down.
 *
 * @param phone empty for those who have none
 */
public record Caller(PersonName name, Optional<PhoneNumber> phone) {}
