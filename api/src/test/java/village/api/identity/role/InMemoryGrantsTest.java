package village.api.identity.role;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.event.InMemoryEvents;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Village;

class InMemoryGrantsTest implements GrantsContract {
    private static final AtomicLong COUNTER = new AtomicLong();

    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryGrants grants = new InMemoryGrants(events);

    @Override
    public Grants grants() {
        return grants;
    }

    @Override
    public Village.Id village() {
        return new Village.Id(UUID.randomUUID());
    }

    @Override
    public Grid.Id grid(Village.Id village) {
        var grid = new Grid.Id(UUID.randomUUID());
        grants.grid(village, grid);
        return grid;
    }

    @Override
    public Person.Id newPerson() {
        return new Person.Id(UUID.randomUUID());
    }

    @Override
    public RosterPerson.Id bound(Village.Id village, Person.Id person) {
        var who = new RosterPerson.Id(UUID.randomUUID());
        grants.bind(who, person, LISTED);
        return who;
    }

    @Override
    public void relate(Village.Id village, RosterPerson.Id one, RosterPerson.Id other) {
        grants.relate(one, other);
    }

    @Override
    public List<String> told(Grant.Id id) {
        return events.all().stream()
                .map(each -> each.event())
                .filter(event -> event.subject().id().equals(id.value()))
                .map(event -> event.type())
                .toList();
    }

    @Override
    public UUID nextId() {
        return new UUID(0, COUNTER.incrementAndGet());
    }
}
