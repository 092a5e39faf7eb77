package village.infra.identity.roster;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.identity.Roster;
import village.api.identity.roster.FindOnRoster;
import village.api.identity.roster.ImportRoster;
import village.api.identity.roster.RosterImports;
import village.api.identity.roster.RosterRegistry;
import village.api.place.Grids;
import village.infra.crypto.Sealer;
import village.infra.crypto.Secrets;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class RosterWiring {
    private static final int THREADS = 2;
    private static final int WAITING = 1000;

    @Bean
    Roster roster(Database database, Sealer sealer) {
        return new PostgresRoster(database, sealer);
    }

    @Bean
    RosterRegistry rosterRegistry(Database database, Sealer sealer, Ids ids) {
        return new PostgresRosterRegistry(database, sealer, ids);
    }

    @Bean(destroyMethod = "dispose")
    SpreadsheetRosterImports rosterImports(
            Database database, Grids grids, Sealer sealer, Secrets secrets, Ids ids, Clock clock) {
        return imports(database, grids, sealer, secrets, ids, clock);
    }

    static SpreadsheetRosterImports imports(
            Database database, Grids grids, Sealer sealer, Secrets secrets, Ids ids, Clock clock) {
        var scheduler = Schedulers.newBoundedElastic(THREADS, WAITING, "roster");
        var rows = new PostgresRosterImports(database, ids, clock);
        return new SpreadsheetRosterImports(
                new RosterUploads(scheduler, secrets.sessionKey("roster-import")),
                rows,
                new RosterImporter(database, grids, sealer, ids, clock, scheduler, rows),
                scheduler);
    }

    @Bean
    FindOnRoster findOnRoster(Database database, Sealer sealer) {
        return new FindOnRoster(new PostgresRoster(database, sealer));
    }

    @Bean
    ImportRoster importRoster(RosterImports imports) {
        return new ImportRoster(imports);
    }
}
