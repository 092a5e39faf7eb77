package village.api.gate;

import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryGateReleasesTest implements GateReleasesContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryGateReleases releases = new InMemoryGateReleases();

    @Override
    public GateReleases releases() {
        return releases;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }

    @Override
    public long told() {
        return releases.events().size();
    }
}
