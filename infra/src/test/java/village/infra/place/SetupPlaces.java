package village.infra.place;

import java.time.Clock;
import village.api.Ids;
import village.api.place.DoorPlates;
import village.api.place.Grids;
import village.api.place.VillageRegistry;
import village.api.place.Villages;
import village.infra.postgres.Database;

/** Lends the adapters of places to tests of other packages. */
public final class SetupPlaces {
    private SetupPlaces() {}

    public static Grids grids(Database database) {
        return new PostgresGrids(database);
    }

    public static DoorPlates plates(Database database) {
        return new PostgresDoorPlates(database);
    }

    public static Villages villages(Database database, Clock clock) {
        return new PostgresVillages(database, clock);
    }

    public static VillageRegistry registry(Database database, Clock clock, Ids ids) {
        return new PostgresVillageRegistry(database, new PostgresVillages(database, clock), ids);
    }
}
