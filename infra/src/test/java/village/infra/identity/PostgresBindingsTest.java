package village.infra.identity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.BindingsContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresBindingsTest implements BindingsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final Bindings bindings = new PostgresBindings(POSTGRES.database(), Townsfolk.SEALER, Townsfolk.IDS);

    @Override
    public Bindings bindings() {
        return bindings;
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
    public RosterPerson.Id list(Village.Id village, PersonName name, PhoneNumber phone, Optional<String> last4) {
        return townsfolk.list(village, name, phone, last4, "villager", "");
    }

    @Override
    public RosterPerson.Id listChild(
            Village.Id village, PersonName name, PhoneNumber phone, Optional<RosterPerson.Id> guardian) {
        var child = townsfolk.list(village, name, phone, Optional.empty(), "villager", "");
        townsfolk.describe(
                village, child, "1", guardian, LocalDate.now(ZoneOffset.UTC).minusYears(9));
        return child;
    }

    @Override
    public List<String> told(Binding.Id id) {
        return townsfolk.told(id.value());
    }

    @Override
    public UUID nextId() {
        return Townsfolk.IDS.next();
    }
}
