package village.infra.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.PreferencesContract;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;

class PostgresPreferencesTest implements PreferencesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public Preferences preferences() {
        return new PostgresPreferences(POSTGRES.database());
    }

    @Override
    public Person.Id person() {
        return Rows.person(POSTGRES.sql());
    }

    @Override
    public void enter(Person.Id person, boolean migrant, Optional<LocalDate> born) {
        POSTGRES.sql()
                .sql("""
                        with v as (insert into village (id, name) values (:village, '测试村') returning id),
                        r as (
                          insert into roster_person (village_id, id, kind, name_sealed, name_index, migrant, born)
                          select v.id, :roster, 'villager', '', '', :migrant, :born from v returning village_id, id)
                        insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed,
                          phone_index, requested_at)
                        select r.village_id, :roster, :person, r.id, 'bound', '', '', now() from r
                        """)
                .bind("village", UUID.randomUUID())
                .bind("roster", UUID.randomUUID())
                .bind("migrant", migrant)
                .bind("born", Columns.orNull(born, LocalDate.class))
                .bind("person", person.value())
                .then()
                .block(PATIENCE);
    }
}
