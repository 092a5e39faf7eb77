package village.api.notice.preference;

import java.time.LocalDate;
import java.util.Optional;
import village.api.complaint.Cases;
import village.api.identity.Person;

class InMemoryPreferencesTest implements PreferencesContract {
    private final InMemoryPreferences preferences = new InMemoryPreferences();

    @Override
    public Preferences preferences() {
        return preferences;
    }

    @Override
    public Person.Id person() {
        return Cases.person();
    }

    @Override
    public void enter(Person.Id person, boolean migrant, Optional<LocalDate> born) {
        preferences.enter(person, migrant, born);
    }
}
