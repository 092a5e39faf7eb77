package village.infra.place;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.event.LogTail;
import village.api.place.Contacts;
import village.api.place.DoorPlates;
import village.api.place.Grids;
import village.api.place.ScanDoorPlate;
import village.api.place.VillageLists;
import village.api.place.VillageRegistry;
import village.api.place.Villages;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class PlaceWiring {
    @Bean
    Villages villages(Database database, Clock clock) {
        return new CachedVillages(new PostgresVillages(database, clock), Ticker.systemTicker());
    }

    @Bean
    VillageLists villageLists(Database database, Clock clock) {
        return new PostgresVillageLists(database, clock);
    }

    @Bean
    VillageRegistry villageRegistry(Database database, Clock clock, Ids ids) {
        return new PostgresVillageRegistry(database, new PostgresVillages(database, clock), ids);
    }

    @Bean
    Grids grids(Database database) {
        return new PostgresGrids(database);
    }

    @Bean
    DoorPlates doorPlates(Database database) {
        return new PostgresDoorPlates(database);
    }

    @Bean
    Contacts contacts(Database database, LogTail tail) {
        var remembered = new RememberedContacts(new PostgresContacts(database));
        tail.listen("contacts", remembered);
        return remembered;
    }

    @Bean
    ScanDoorPlate scanDoorPlate(DoorPlates plates, Villages villages, Grids grids) {
        return new ScanDoorPlate(plates, villages, grids);
    }
}
