package village.api.notice.preference;

import java.time.LocalDate;
import java.util.Optional;
import village.api.identity.Person;

/**
 * What is known of how somebody wants to be told.
 *
 * @param migrant whether a roster says that he works away
 * @param born by a roster
 * @param chosen what he said himself
 */
public record Habit(Person.Id person, boolean migrant, Optional<LocalDate> born, Optional<Preference> chosen) {
    private static final int ELDER_FROM = 60;

    /** Of somebody nothing is known of. */
    public static Habit unknown(Person.Id person) {
        return new Habit(person, false, Optional.empty(), Optional.empty());
    }

    /** What he chose, else what suits him: one message a day for who works away, elder wording from the 60th birthday. */
    public Preference preference(LocalDate today) {
        return chosen.orElseGet(() -> usual(today));
    }

    private Preference usual(LocalDate today) {
        var elder =
                born.filter(day -> !day.plusYears(ELDER_FROM).isAfter(today)).isPresent();
        return new Preference(
                QuietHours.USUAL, migrant ? Rhythm.DAILY : Rhythm.OFF, elder ? Wording.ELDER : Wording.STANDARD);
    }
}
