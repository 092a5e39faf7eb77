package village.infra.identity.role;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Reason;
import village.api.identity.Person;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.role.Grant;
import village.api.identity.role.Grants;
import village.api.identity.role.GrantsContract;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

class PostgresGrantsTest implements GrantsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final AtomicLong PHONES = new AtomicLong(13_500_000_000L);

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final Grants grants = new PostgresGrants(POSTGRES.database(), Townsfolk.SEALER, Townsfolk.IDS);

    @Override
    public Grants grants() {
        return grants;
    }

    @Override
    public Village.Id village() {
        return townsfolk.village("330999101");
    }

    @Override
    public Grid.Id grid(Village.Id village) {
        var id = Townsfolk.IDS.next();
        townsfolk.execute(
                "insert into grid (village_id, id, name, area) values ('%s', '%s', '%s', '((0,0),(0,1),(1,1))')"
                        .formatted(village.value(), id, id));
        return new Grid.Id(id);
    }

    @Override
    public Person.Id newPerson() {
        return townsfolk.person();
    }

    @Override
    public RosterPerson.Id bound(Village.Id village, Person.Id person) {
        var phone = new PhoneNumber(Long.toString(PHONES.incrementAndGet()));
        var who = townsfolk.list(village, LISTED, phone, Optional.empty(), "villager", "");
        townsfolk.bind(village, person, who);
        return who;
    }

    @Override
    public void relate(Village.Id village, RosterPerson.Id one, RosterPerson.Id other) {
        townsfolk.execute(
                "insert into roster_relative (village_id, roster_id, relative_id, relation) values ('%s', '%s', '%s', '妻子')"
                        .formatted(village.value(), one, other));
    }

    @Override
    public List<String> told(Grant.Id id) {
        return townsfolk.told(id.value());
    }

    @Override
    public UUID nextId() {
        return Townsfolk.IDS.next();
    }

    @Test
    void keepsACadresHouseholdOutOfTheSupervisionCommittee() {
        var village = village();
        var cadre = bound(village, newPerson());
        var wife = bound(village, newPerson());
        var neighbour = bound(village, newPerson());
        var born = LocalDate.of(1980, 5, 1);
        townsfolk.describe(village, cadre, "H1", Optional.empty(), born);
        townsfolk.describe(village, wife, "H1", Optional.empty(), born);
        townsfolk.describe(village, neighbour, "H2", Optional.empty(), born);
        give(village, Role.CADRE, cadre);
        GrantsContract.refuses(Reason.ROLE_INCOMPATIBLE, () -> give(village, Role.SUPERVISION_COMMITTEE, wife));
        give(village, Role.SUPERVISION_COMMITTEE, neighbour);
    }
}
