package village.infra.identity.family;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.family.Families;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.api.identity.family.FamilyTiesContract;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

class PostgresFamilyTiesTest implements FamilyTiesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final AtomicLong NUMBER = new AtomicLong(13_800_000_000L);

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final FamilyTies ties = new PostgresFamilyTies(POSTGRES.database(), Townsfolk.SEALER, Townsfolk.IDS);
    private final Families families = new PostgresFamilies(POSTGRES.database());

    @Override
    public FamilyTies ties() {
        return ties;
    }

    @Override
    public Families families() {
        return families;
    }

    @Override
    public Village.Id village() {
        return townsfolk.village("330999101");
    }

    @Override
    public Person.Id newPerson() {
        return townsfolk.person();
    }

    @Override
    public RosterPerson.Id list(
            Village.Id village,
            PersonName name,
            String last4,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born) {
        var phone = new PhoneNumber(Long.toString(NUMBER.incrementAndGet()));
        var who = townsfolk.list(village, name, phone, Optional.of(last4), "villager", "");
        townsfolk.describe(village, who, household, guardian, born);
        return who;
    }

    @Override
    public void bind(Village.Id village, Person.Id person, Optional<RosterPerson.Id> as) {
        townsfolk.execute("update binding set state = 'ended' where village_id = '%s' and person_id = '%s'"
                .formatted(village.value(), person));
        as.ifPresent(who -> townsfolk.bind(village, person, who));
    }

    @Override
    public void leave(Village.Id village, RosterPerson.Id who) {
        townsfolk.execute("update roster_person set left_at = current_date where village_id = '%s' and id = '%s'"
                .formatted(village.value(), who));
    }

    @Override
    public List<String> told(FamilyTie.Id id) {
        return townsfolk.told(id.value());
    }

    @Override
    public UUID nextId() {
        return Townsfolk.IDS.next();
    }
}
