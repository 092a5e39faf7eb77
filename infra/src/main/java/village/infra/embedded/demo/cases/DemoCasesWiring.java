package village.infra.embedded.demo.cases;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.MergedWork;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.Whereabouts;
import village.api.complaint.intake.WhoseCase;
import village.api.identity.Homes;
import village.api.identity.binding.BoundPeople;
import village.api.identity.family.Families;
import village.api.place.DoorPlates;
import village.api.place.Grids;
import village.api.place.Villages;
import village.infra.embedded.demo.MovableClock;

/** The demo village's cases. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoCasesWiring {
    @Bean
    DemoCases demoCases(
            Villages villages,
            Complaints complaints,
            Followers followers,
            Categories categories,
            Grids grids,
            DoorPlates doorPlates,
            Homes homes,
            Families families,
            BoundPeople boundPeople,
            Handlers handlers,
            Calendar calendar,
            Attachments attachments,
            Transactions transactions,
            PublicWords words,
            Ids ids,
            Clock clock) {
        var moved = new MovableClock(clock);
        var file = new FileComplaint(
                complaints,
                categories,
                new Whereabouts(grids, doorPlates, homes),
                new WhoseCase(families, boundPeople),
                handlers,
                calendar,
                attachments,
                transactions,
                ids,
                moved,
                new SecureRandom());
        var work = new CaseWork(complaints, attachments, transactions, ids, moved);
        var mergedWork = new MergedWork(complaints, followers, transactions, ids, moved);
        var dueTimes = new DueTimes(categories, calendar);
        return new DemoCases(
                villages, complaints, CaseActs.of(file, work, mergedWork, complaints, words, dueTimes, moved));
    }
}
