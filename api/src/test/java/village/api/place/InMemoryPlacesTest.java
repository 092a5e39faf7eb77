package village.api.place;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

class InMemoryPlacesTest implements VillagesContract, GridsContract, PublishedPlacesContract {
    private final InMemoryVillageRegistry registry =
            new InMemoryVillageRegistry(Clock.fixed(Instant.parse("2026-11-21T17:00:00Z"), ZoneOffset.UTC));

    @Override
    public Villages villages() {
        return registry.villages;
    }

    @Override
    public Grids grids() {
        return registry.grids;
    }

    @Override
    public DoorPlates doorPlates() {
        return registry.doorPlates;
    }

    @Override
    public Contacts contacts() {
        return registry.contacts;
    }

    @Override
    public VillageRegistry registry() {
        return registry;
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 11, 22);
    }
}
