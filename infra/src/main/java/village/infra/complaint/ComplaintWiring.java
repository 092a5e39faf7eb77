package village.infra.complaint;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.MergedWork;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.handling.Handlers;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.Whereabouts;
import village.api.complaint.intake.WhoseCase;
import village.api.complaint.reading.ComplaintVisibility;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.LookBeside;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reading.ViewContact;
import village.api.complaint.reading.ViewReporter;
import village.api.complaint.registration.Callers;
import village.api.complaint.reporter.Supports;
import village.api.complaint.voice.ReadRecordings;
import village.api.event.LogTail;
import village.api.gate.VillageNumbers;
import village.api.identity.AccessLog;
import village.api.identity.Homes;
import village.api.identity.Roster;
import village.api.identity.binding.BoundPeople;
import village.api.identity.family.Families;
import village.api.identity.membership.Memberships;
import village.api.place.DoorPlates;
import village.api.place.Grids;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class ComplaintWiring {
    @Bean
    Complaints complaints(Database database, Ids ids) {
        return new PostgresComplaints(database, ids);
    }

    @Bean
    Categories categories(Database database) {
        return new RememberedCategories(new PostgresCategories(database));
    }

    @Bean
    Calendar calendar(Database database) {
        return new RememberedCalendar(new PostgresCalendar(database));
    }

    @Bean
    @Primary
    Handlers handlers(Database database, Sealer sealer) {
        return new PostgresHandlers(database, sealer);
    }

    @Bean
    RememberedHandlers rememberedHandlers(Handlers handlers, LogTail tail) {
        var remembered = new RememberedHandlers(handlers);
        tail.listen("handlers", remembered);
        return remembered;
    }

    @Bean
    FileComplaint fileComplaint(
            Complaints complaints,
            Categories categories,
            Grids grids,
            DoorPlates doorPlates,
            RememberedHandlers handlers,
            Calendar calendar,
            Attachments attachments,
            Homes homes,
            Families families,
            BoundPeople boundPeople,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new FileComplaint(
                complaints,
                categories,
                new Whereabouts(grids, doorPlates, homes),
                new WhoseCase(families, boundPeople),
                handlers,
                calendar,
                attachments,
                transactions,
                ids,
                clock,
                new SecureRandom());
    }

    @Bean
    Followers followers(Database database) {
        return new PostgresFollowers(database);
    }

    @Bean
    CaseWork caseWork(Complaints complaints, Attachments attachments, Transactions transactions, Ids ids, Clock clock) {
        return new CaseWork(complaints, attachments, transactions, ids, clock);
    }

    @Bean
    MergedWork mergedWork(Complaints complaints, Followers followers, Transactions transactions, Ids ids, Clock clock) {
        return new MergedWork(complaints, followers, transactions, ids, clock);
    }

    @Bean
    ReadComplaint readComplaint(
            Complaints complaints,
            Categories categories,
            Handlers handlers,
            Grids grids,
            Roster roster,
            Attachments attachments,
            Supports supports,
            SuggestCategory suggestCategory,
            LookBeside lookBeside,
            VillageNumbers numbers,
            Clock clock) {
        return new ReadComplaint(
                complaints,
                categories,
                handlers,
                grids,
                roster,
                attachments,
                lookBeside,
                supports,
                suggestCategory,
                numbers,
                clock);
    }

    @Bean
    LookBeside lookBeside(Complaints complaints, ReadRecordings recordings, Memberships memberships, Callers callers) {
        return new LookBeside(complaints, recordings, memberships, callers);
    }

    @Bean
    ListComplaints listComplaints(
            Complaints complaints, Supports supports, Handlers handlers, VillageNumbers numbers, Clock clock) {
        return new ListComplaints(complaints, supports, handlers, numbers, clock);
    }

    @Bean
    ViewReporter viewReporter(
            Complaints complaints, Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        return new ViewReporter(complaints, roster, callers, accessLog, ids, clock);
    }

    @Bean
    ViewContact viewContact(
            Complaints complaints, Roster roster, Callers callers, AccessLog accessLog, Ids ids, Clock clock) {
        return new ViewContact(complaints, roster, callers, accessLog, ids, clock);
    }

    @Bean
    ComplaintVisibility complaintVisibility(Complaints complaints) {
        return new ComplaintVisibility(complaints);
    }
}
