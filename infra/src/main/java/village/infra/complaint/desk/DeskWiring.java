package village.infra.complaint.desk;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.complaint.Complaints;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.desk.CaseLists;
import village.api.complaint.desk.DescribeCases;
import village.api.complaint.desk.InquiryCounts;
import village.api.complaint.desk.ListCases;
import village.api.complaint.desk.ListCasesBelow;
import village.api.complaint.desk.ReadGrids;
import village.api.complaint.desk.ReadOverview;
import village.api.complaint.desk.VillagesBelow;
import village.api.complaint.desk.WatchOverview;
import village.api.complaint.handling.Handlers;
import village.api.complaint.voice.Recordings;
import village.api.event.LogTail;
import village.api.identity.membership.Memberships;
import village.api.identity.session.Sessions;
import village.api.place.Grids;
import village.api.place.Villages;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class DeskWiring {
    @Bean
    CaseLists caseLists(Database database) {
        return new PostgresCaseLists(database);
    }

    @Bean
    VillagesBelow villagesBelow(Memberships memberships, Villages villages) {
        return new VillagesBelow(memberships, villages);
    }

    @Bean
    ListCases listCases(CaseLists lists, Categories categories, Clock clock) {
        return new ListCases(lists, categories, clock);
    }

    @Bean
    ListCasesBelow listCasesBelow(CaseLists lists, VillagesBelow villagesBelow, Clock clock) {
        return new ListCasesBelow(lists, villagesBelow, clock);
    }

    @Bean
    DescribeCases describeCases(Handlers handlers, Grids grids, Recordings recordings) {
        return new DescribeCases(handlers, grids, recordings);
    }

    @Bean
    ReadGrids readGrids(Grids grids, Handlers handlers, CaseLists lists, Clock clock) {
        return new ReadGrids(grids, handlers, lists, clock);
    }

    @Bean
    ReadOverview readOverview(
            VillagesBelow villagesBelow, Complaints complaints, CaseLists lists, InquiryCounts inquiries, Clock clock) {
        return new ReadOverview(villagesBelow, complaints, lists, inquiries, clock);
    }

    @Bean
    WatchOverview watchOverview(
            ReadOverview readOverview,
            VillagesBelow villagesBelow,
            Sessions sessions,
            LogTail tail,
            OverviewSettings settings,
            Clock clock) {
        var watch = new WatchOverview(readOverview, villagesBelow, sessions, settings.pace(), clock);
        tail.listen("overview", watch);
        return watch;
    }
}
