package village.infra.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.Ids;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;

/** Puts villages and people into a test's database. */
public final class Townsfolk {
    public static final Ids IDS = UuidCreator::getTimeOrderedEpoch;
    public static final Sealer SEALER = TestSecrets.sealer();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PostgresExtension postgres;

    public Townsfolk(PostgresExtension postgres) {
        this.postgres = postgres;
    }

    public Village.Id village(String township) {
        var id = IDS.next();
        postgres.sql()
                .sql("insert into village (id, name) values (:id, '枫溪村')")
                .bind("id", id)
                .then()
                .block(PATIENCE);
        postgres.sql()
                .sql("""
                        insert into village_area (village_id, township_code, county_code, valid_from)
                        values (:id, :township, :county, '2020-01-01')
                        """)
                .bind("id", id)
                .bind("township", township)
                .bind("county", township.substring(0, 6))
                .then()
                .block(PATIENCE);
        return new Village.Id(id);
    }

    public Person.Id person() {
        var id = IDS.next();
        postgres.sql()
                .sql("insert into person (id) values (:id)")
                .bind("id", id)
                .then()
                .block(PATIENCE);
        return new Person.Id(id);
    }

    public RosterPerson.Id list(
            Village.Id village,
            PersonName name,
            PhoneNumber phone,
            Optional<String> last4,
            String kind,
            String branch) {
        var id = IDS.next();
        postgres.sql()
                .sql("""
                        insert into roster_person (village_id, id, kind, name_sealed, name_index, phone_sealed,
                          phone_index, id_last4_index, party_branch)
                        values (:village, :id, :kind, :name, :nameIndex, :phone, :phoneIndex, :last4, :branch)
                        """)
                .bind("village", village.value())
                .bind("id", id)
                .bind("kind", kind)
                .bind("name", SEALER.seal("roster_person.name", id, name.value()))
                .bind("nameIndex", SEALER.index("roster_person.name", name.value()))
                .bind("phone", SEALER.seal("roster_person.phone", id, phone.value()))
                .bind("phoneIndex", SEALER.index("roster_person.phone", phone.value()))
                .bind("last4", Columns.orNull(last4.map(l -> SEALER.index("roster_person.id_last4", l)), byte[].class))
                .bind("branch", Columns.orNull(Optional.of(branch).filter(b -> !b.isEmpty()), String.class))
                .then()
                .block(PATIENCE);
        return new RosterPerson.Id(id);
    }

    /** Writes down what else the roster knows; empty fields stay as they are. */
    public void describe(
            Village.Id village,
            RosterPerson.Id who,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born) {
        postgres.sql()
                .sql("""
                        insert into household (village_id, id, number) values (:village, :id, :number)
                        on conflict on constraint household_number_once do nothing
                        """)
                .bind("village", village.value())
                .bind("id", IDS.next())
                .bind("number", household)
                .then()
                .block(PATIENCE);
        postgres.sql()
                .sql("""
                        update roster_person set guardian_id = :guardian, born = :born, household_id = (
                          select id from household where village_id = :village and number = :number)
                        where village_id = :village and id = :id
                        """)
                .bind("village", village.value())
                .bind("id", who.value())
                .bind("number", household)
                .bind("guardian", Columns.orNull(guardian.map(RosterPerson.Id::value), UUID.class))
                .bind("born", born)
                .then()
                .block(PATIENCE);
    }

    public void bind(Village.Id village, Person.Id person, RosterPerson.Id as) {
        postgres.sql()
                .sql("""
                        insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed,
                          phone_index, requested_at)
                        values (:village, :id, :person, :roster, 'bound', '', '', now())
                        """)
                .bind("village", village.value())
                .bind("id", IDS.next())
                .bind("person", person.value())
                .bind("roster", as.value())
                .then()
                .block(PATIENCE);
    }

    public void grant(Person.Id person, String role, Optional<UUID> village, Optional<String> area) {
        postgres.sql()
                .sql("""
                        insert into role_grant (id, person_id, role, village_id, area_code)
                        values (:id, :person, :role, :village, :area)
                        """)
                .bind("id", IDS.next())
                .bind("person", person.value())
                .bind("role", role)
                .bind("village", Columns.orNull(village, UUID.class))
                .bind("area", Columns.orNull(area, String.class))
                .then()
                .block(PATIENCE);
    }

    /** A role of a township that was offered to somebody's phone, and that he has taken up. */
    public void tookUp(Person.Id person, String area, PhoneNumber phone, Optional<PersonName> name) {
        var id = IDS.next();
        var sealed = name.map(known -> SEALER.seal("role_offer.name", id, known.value()));
        postgres.sql()
                .sql("""
                        insert into role_offer (id, role, area_code, phone_sealed, phone_index, name_sealed, offered_by,
                          offered_at, expires_at, taken_by, taken_at)
                        values (:id, 'dispatcher', :area, :phone, '', :name, :person, now(), now(), :person, now())
                        """)
                .bind("id", id)
                .bind("area", area)
                .bind("phone", SEALER.seal("role_offer.phone", id, phone.value()))
                .bind("name", Columns.orNull(sealed, byte[].class))
                .bind("person", person.value())
                .then()
                .block(PATIENCE);
    }

    public List<String> told(UUID subject) {
        return postgres.sql()
                .sql("select type from event where subject_id = :subject order by subject_version")
                .bind("subject", subject)
                .map(row -> Columns.text(row, 0))
                .all()
                .collectList()
                .block(PATIENCE);
    }

    public void execute(String sql) {
        postgres.sql().sql(sql).then().block(PATIENCE);
    }
}
