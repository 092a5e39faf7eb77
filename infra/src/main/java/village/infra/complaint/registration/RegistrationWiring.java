package village.infra.complaint.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.registration.Callers;
import village.api.complaint.registration.GiveCasesToReporter;
import village.api.complaint.registration.RegisterComplaint;
import village.api.complaint.registration.SearchComplaints;
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
    GiveCasesToReporter giveCasesToReporter(Database database, Complaints complaints, Ids ids) {
        return new GiveCasesToReporter(new PostgresRosterCases(database), complaints, ids);
    }

    @Bean
    SearchComplaints searchComplaints(Complaints complaints, Callers callers) {
        return new SearchComplaints(complaints, callers);
    }

    @Bean
    RegisterComplaint registerComplaint(FileComplaint fileComplaint, Callers callers, Roster roster) {
        return new RegisterComplaint(fileComplaint, callers, roster);
    }
}
