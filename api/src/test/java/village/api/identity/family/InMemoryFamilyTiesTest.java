package village.api.identity.family;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.event.InMemoryEvents;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class InMemoryFamilyTiesTest implements FamilyTiesContract {
    private static final AtomicLong COUNTER = new AtomicLong();

    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryFamilyTies ties = new InMemoryFamilyTies(events);

    @Override
    public FamilyTies ties() {
        return ties;
    }

    @Override
    public Families families() {
        return ties;
    }

    @Override
    public Village.Id village() {
        return new Village.Id(UUID.randomUUID());
    }

    @Override
    public Person.Id newPerson() {
        return new Person.Id(UUID.randomUUID());
    }

    @Override
    public RosterPerson.Id list(
            Village.Id village,
            PersonName name,
            String last4,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born) {
        return ties.list(village, name, last4, household, guardian, born);
    }

    @Override
    public void bind(Village.Id village, Person.Id person, Optional<RosterPerson.Id> as) {
        ties.bind(village, person, as);
    }

    @Override
    public void leave(Village.Id village, RosterPerson.Id who) {
        ties.leave(who);
    }

    @Override
    public List<String> told(FamilyTie.Id id) {
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
