package village.api.credit.closing;

import static village.api.credit.ledger.Studied.nextId;

import java.util.List;
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
        closings.waits(village, 2024, true);
    }

    @Override
    public void handInOf2021() {
        closings.waits(village, 2021, true);
    }

    @Override
    public void claimOf2020() {
        closings.waits(village, 2020, true);
    }

    @Override
    public void everybodyLeaves() {
        for (var year : List.of(2020, 2021, 2024)) {
            closings.waits(village, year, false);
        }
    }
}
