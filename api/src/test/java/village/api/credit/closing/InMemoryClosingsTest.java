package village.api.credit.closing;

import static village.api.credit.ledger.Studied.nextId;

import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryClosingsTest implements ClosingsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryClosings closings = new InMemoryClosings();
    private final Person.Id person = new Person.Id(nextId());

    @Override
    public Closings closings() {
        return closings;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return person;
    }

    @Override
    public void appealAboutYear2024() {
        closings.appeal(village, 2024, true);
    }
}
