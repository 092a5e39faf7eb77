package village.infra.setup;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.place.Grids;
import village.api.setup.Areas;
import village.api.setup.KeepAreas;
import village.api.setup.KeepVillages;
import village.api.setup.Settlements;
import village.api.setup.clock.KeepCalendar;
import village.api.setup.clock.SetPromise;
import village.api.setup.contact.ContactBooks;
import village.api.setup.contact.KeepContacts;
import village.api.setup.grid.DrawGrids;
import village.api.setup.grid.GridPlans;
import village.api.setup.plate.HangPlates;
import village.api.setup.plate.PlateBooks;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class SetupWiring {
    @Bean
    Areas areas(Database database, Ids ids) {
        return new PostgresAreas(database, new Changes(ids));
    }

    @Bean
    Settlements settlements(Database database, Ids ids, Clock clock) {
        return new PostgresSettlements(database, new Changes(ids), clock);
    }

    @Bean
    GridPlans gridPlans(Database database, Grids grids, Ids ids) {
        return new PostgresGridPlans(database, grids, new Changes(ids));
    }

    @Bean
    PlateBooks plateBooks(Database database, Ids ids) {
        return new PostgresPlateBooks(database, new Changes(ids));
    }

    @Bean
    ContactBooks contactBooks(Database database, Ids ids) {
        return new PostgresContactBooks(database, new Changes(ids));
    }

    @Bean
    PostgresTerms terms(Database database, Ids ids) {
        return new PostgresTerms(database, new Changes(ids));
    }

    @Bean
    KeepAreas keepAreas(Areas areas, Clock clock) {
        return new KeepAreas(areas, clock);
    }

    @Bean
    KeepVillages keepVillages(Settlements settlements, Clock clock) {
        return new KeepVillages(settlements, clock);
    }

    @Bean
    DrawGrids drawGrids(GridPlans plans, Grids grids, Clock clock) {
        return new DrawGrids(plans, grids, clock);
    }

    @Bean
    HangPlates hangPlates(PlateBooks plates, Grids grids, Clock clock) {
        return new HangPlates(plates, grids, new RandomPlateCodes(), clock);
    }

    @Bean
    KeepContacts keepContacts(ContactBooks contacts, Clock clock) {
        return new KeepContacts(contacts, clock);
    }

    @Bean
    SetPromise setPromise(PostgresTerms terms, Clock clock) {
        return new SetPromise(terms, clock);
    }

    @Bean
    KeepCalendar keepCalendar(PostgresTerms terms, Clock clock) {
        return new KeepCalendar(terms, clock);
    }
}
