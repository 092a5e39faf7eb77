package village.infra.place;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.place.Contacts;
import village.api.place.DoorPlates;
import village.api.place.Grids;
import village.api.place.GridsContract;
import village.api.place.PublishedPlacesContract;
import village.api.place.VillageRegistry;
import village.api.place.Villages;
import village.api.place.VillagesContract;
import village.infra.postgres.PostgresExtension;

class PostgresPlacesTest implements VillagesContract, GridsContract, PublishedPlacesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    /** Already the 22nd in Shanghai. */
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T17:00:00Z"), ZoneOffset.UTC);

    @Override
    public Villages villages() {
        return new PostgresVillages(POSTGRES.database(), clock);
    }

    @Override
    public Grids grids() {
        return new PostgresGrids(POSTGRES.database());
    }

    @Override
    public DoorPlates doorPlates() {
        return new PostgresDoorPlates(POSTGRES.database());
    }

    @Override
    public Contacts contacts() {
        return new PostgresContacts(POSTGRES.database());
    }

    @Override
    public VillageRegistry registry() {
        return new PostgresVillageRegistry(POSTGRES.database(), villages(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2026, 11, 22);
    }
}
