package village.api.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.identity.Person;

/** What every keeper of preferences does. */
public interface PreferencesContract {
    LocalDate TODAY = LocalDate.of(2026, 11, 23);
    Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);
    Preference CHOSEN =
            new Preference(new QuietHours(LocalTime.of(22, 30), LocalTime.of(6, 0)), Rhythm.WEEKLY, Wording.STANDARD);

    Preferences preferences();

    /** Somebody who has signed in somewhere and is on no roster. */
    Person.Id person();

    /** Puts somebody on a roster and binds him to it. */
    void enter(Person.Id person, boolean migrant, Optional<LocalDate> born);

    @Test
    default void knowsNothingOfAStranger() {
        var person = person();
        assertThat(of(person)).isEqualTo(Habit.unknown(person));
        assertThat(of(person).preference(TODAY))
                .isEqualTo(new Preference(QuietHours.USUAL, Rhythm.OFF, Wording.STANDARD));
    }

    @Test
    default void tellsMigrantsOnceADay() {
        var person = person();
        enter(person, true, Optional.empty());
        assertThat(of(person).preference(TODAY).digest()).isEqualTo(Rhythm.DAILY);
    }

    @ParameterizedTest
    @CsvSource({"1966-11-23, ELDER", "1966-11-24, STANDARD", "1940-01-01, ELDER"})
    default void speaksPlainlyFromTheSixtiethBirthday(LocalDate born, Wording wording) {
        var person = person();
        enter(person, false, Optional.of(born));
        assertThat(of(person).preference(TODAY).wording()).isEqualTo(wording);
    }

    @Test
    default void doesAsOneChose() {
        var person = person();
        enter(person, true, Optional.of(LocalDate.of(1940, 1, 1)));
        choose(person, new Preference(QuietHours.USUAL, Rhythm.OFF, Wording.ELDER));
        choose(person, CHOSEN);
        assertThat(of(person).preference(TODAY)).isEqualTo(CHOSEN);
    }

    @Test
    default void knowsManyAtOnce() {
        var one = person();
        var other = person();
        choose(other, CHOSEN);
        assertThat(preferences().of(List.of(one, other)).block(PATIENCE))
                .containsExactlyInAnyOrder(
                        Habit.unknown(one), new Habit(other, false, Optional.empty(), Optional.of(CHOSEN)));
    }

    default Habit of(Person.Id person) {
        var found = preferences().of(List.of(person)).block(PATIENCE);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    default void choose(Person.Id person, Preference preference) {
        preferences().choose(person, preference, NOON).block(PATIENCE);
    }
}
