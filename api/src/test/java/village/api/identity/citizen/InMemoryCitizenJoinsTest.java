package village.api.identity.citizen;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.event.InMemoryEvents;
import village.api.identity.IdentityNumber;
import village.api.identity.InMemoryWechatIdentities;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.WechatIdentities;
import village.api.place.Village;

class InMemoryCitizenJoinsTest implements CitizenJoinsContract {
    private final InMemoryWechatIdentities identities = new InMemoryWechatIdentities();
    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryCitizenJoins joins = new InMemoryCitizenJoins(identities, events);
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Village.Id elsewhere = new Village.Id(UUID.randomUUID());

    @Override
    public CitizenJoins joins() {
        return joins;
    }

    @Override
    public WechatIdentities identities() {
        return identities;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Village.Id elsewhere() {
        return elsewhere;
    }

    @Override
    public void bind(Village.Id in, Person.Id person, PersonName name, Optional<IdentityNumber> number) {
        var as = new Joining.Bound(in, new RosterPerson.Id(UUID.randomUUID()), person, true, false);
        number.ifPresentOrElse(known -> joins.bind(as, known, name), () -> joins.bind(as, name));
    }

    @Override
    public void appoint(Person.Id person) {
        joins.appoint(person);
    }

    @Override
    public void occupy(Person.Id person) {
        joins.occupy(person);
    }

    @Override
    public List<String> told(CitizenJoins.Id join) {
        return events.all().stream()
                .map(sequenced -> sequenced.event())
                .filter(event -> event.subject().id().equals(join.value()))
                .map(event -> event.type())
                .toList();
    }
}
