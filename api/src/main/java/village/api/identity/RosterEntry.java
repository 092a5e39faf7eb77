package village.api.identity;

import java.util.Optional;

/** One person of a roster. */
public record RosterEntry(RosterPerson.Id id, PersonName name, Optional<PhoneNumber> phone) {}
