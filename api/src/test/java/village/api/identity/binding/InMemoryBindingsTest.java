package village.api.identity.binding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.event.Event;
import village.api.event.InMemoryEvents;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class InMemoryBindingsTest implements BindingsContract {
    private static final AtomicLong COUNTER = new AtomicLong();

    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryBindings bindings = new InMemoryBindings(events);

    @Override
    public Bindings bindings() {
        return bindings;
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
    public RosterPerson.Id list(Village.Id village, PersonName name, PhoneNumber phone, Optional<String> last4) {
        return bindings.list(village, name, phone, last4);
    }

    @Override
    public RosterPerson.Id listChild(
            Village.Id village, PersonName name, PhoneNumber phone, Optional<RosterPerson.Id> guardian) {
        return bindings.listChild(village, name, phone, guardian);
    }

    @Override
    public List<String> told(Binding.Id id) {
        return events.all().stream()
                .map(SequencedEvent::event)
                .filter(event -> event.subject().id().equals(id.value()))
                .map(Event::type)
                .toList();
    }

    @Override
    public UUID nextId() {
        return new UUID(0, COUNTER.incrementAndGet());
    }
}
