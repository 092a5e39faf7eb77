package village.infra.complaint.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.ListOwnCases;
import village.api.complaint.platform.ReadHandedOver;
import village.api.complaint.platform.ReceiveComplaint;
import village.api.complaint.platform.SpeakForCitizen;
import village.api.complaint.platform.TakeUpdate;
import village.api.complaint.platform.TellMergedPlatforms;
import village.api.complaint.registration.Callers;
import village.api.complaint.registration.GiveCasesToReporter;
import village.api.complaint.registration.RegisterComplaint;
import village.api.complaint.registration.SearchComplaints;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.event.feed.Owners;
import village.api.gate.VillageNumbers;
import village.api.identity.Roster;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class RegistrationWiring {
    @Bean
    Callers callers(Database database, Sealer sealer) {
        return new PostgresCallers(database, sealer);
    }

    @Bean
    OwnCalls ownCalls(Database database, Sealer sealer) {
        return new OwnCalls(database, sealer);
    }

    @Bean
    GiveCasesToReporter giveCasesToReporter(Database database, Complaints complaints, Followers followers, Ids ids) {
        return new GiveCasesToReporter(new PostgresRosterCases(database), complaints, followers, database, ids);
    }

    @Bean
    SearchComplaints searchComplaints(Complaints complaints, Callers callers) {
        return new SearchComplaints(complaints, callers);
    }

    @Bean
    HandedOver handedOver(Database database) {
        return new PostgresHandedOver(database);
    }

    @Bean
    Owners caseOwners(Database database) {
        return new PostgresOwners(database);
    }

    @Bean
    ReceiveComplaint receiveComplaint(FileComplaint fileComplaint, Callers callers, HandedOver handedOver) {
        return new ReceiveComplaint(fileComplaint, callers, handedOver);
    }

    @Bean
    TakeUpdate takeUpdate(
            CaseWork work, Complaints complaints, HandedOver handedOver, Database database, Fingerprints fingerprints) {
        return new TakeUpdate(
                work, complaints, handedOver, new PostgresUpdateSequences(database), fingerprints, database);
    }

    @Bean
    SpeakForCitizen speakForCitizen(
            Complaints complaints,
            RateComplaint rateComplaint,
            ReopenComplaint reopenComplaint,
            SupplementComplaint supplementComplaint,
            Database database) {
        return new SpeakForCitizen(complaints, rateComplaint, reopenComplaint, supplementComplaint, database);
    }

    @Bean
    ReadHandedOver readHandedOver(HandedOver handedOver) {
        return new ReadHandedOver(handedOver);
    }

    @Bean
    TellMergedPlatforms tellMergedPlatforms(Database database, Complaints complaints, Ids ids) {
        return new TellMergedPlatforms(new PostgresMergedHandovers(database), complaints, ids);
    }

    @Bean
    ListOwnCases listOwnCases(Database database, VillageNumbers numbers) {
        return new ListOwnCases(new PostgresOutsideCases(database), numbers);
    }

    @Bean
    RegisterComplaint registerComplaint(FileComplaint fileComplaint, Callers callers, Roster roster) {
        return new RegisterComplaint(fileComplaint, callers, roster);
    }
}
