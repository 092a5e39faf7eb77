package village.infra.complaint;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.MergedWork;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.claiming.ClaimComplaint;
import village.api.complaint.claiming.ListClaimable;
import village.api.complaint.claiming.ReportClaim;
import village.api.complaint.claiming.ReturnClaim;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.intake.FindNear;
import village.api.complaint.registration.Callers;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.SpeakForReporter;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.reporter.SupportComplaint;
import village.api.complaint.reporter.Supports;
import village.api.complaint.reporter.TakeBackSupport;
import village.api.complaint.reporter.WithdrawComplaint;
import village.api.gate.VillageNumbers;
import village.infra.postgres.Database;

/** What villagers do with cases after they are filed. */
@Configuration(proxyBeanMethods = false)
class ReporterWiring {
    @Bean
    Supports supports(Database database, Ids ids) {
        return new PostgresSupports(database, ids);
    }

    @Bean
    RateComplaint rateComplaint(CaseWork work, MergedWork mergedWork, DueTimes dueTimes) {
        return new RateComplaint(work, mergedWork, dueTimes);
    }

    @Bean
    SupplementComplaint supplementComplaint(CaseWork work, MergedWork mergedWork) {
        return new SupplementComplaint(work, mergedWork);
    }

    @Bean
    RemindComplaint remindComplaint(CaseWork work, MergedWork mergedWork) {
        return new RemindComplaint(work, mergedWork);
    }

    @Bean
    WithdrawComplaint withdrawComplaint(MergedWork work) {
        return new WithdrawComplaint(work);
    }

    @Bean
    ReopenComplaint reopenComplaint(
            CaseWork work, MergedWork mergedWork, Complaints complaints, Handlers handlers, DueTimes dueTimes) {
        return new ReopenComplaint(work, mergedWork, complaints, handlers, dueTimes);
    }

    @Bean
    PassByVillage passByVillage(MergedWork mergedWork, DueTimes dueTimes) {
        return new PassByVillage(mergedWork, dueTimes);
    }

    @Bean
    SpeakForReporter speakForReporter(
            CaseWork work, Complaints complaints, Handlers handlers, DueTimes dueTimes, Callers callers) {
        return new SpeakForReporter(work, complaints, handlers, dueTimes, callers);
    }

    @Bean
    SupportComplaint supportComplaint(Supports supports, Categories categories, Ids ids, Clock clock) {
        return new SupportComplaint(supports, categories, ids, clock);
    }

    @Bean
    TakeBackSupport takeBackSupport(Supports supports, Complaints complaints, Ids ids, Clock clock) {
        return new TakeBackSupport(supports, complaints, ids, clock);
    }

    @Bean
    FindNear findNear(
            Database database, Supports supports, Categories categories, VillageNumbers numbers, Clock clock) {
        return new FindNear(new PostgresNearComplaints(database), supports, categories, numbers, clock);
    }

    @Bean
    ListClaimable listClaimable(Database database, VillageNumbers numbers) {
        return new ListClaimable(new PostgresOfferedComplaints(database), numbers);
    }

    @Bean
    ClaimComplaint claimComplaint(CaseWork work) {
        return new ClaimComplaint(work);
    }

    @Bean
    ReturnClaim returnClaim(CaseWork work) {
        return new ReturnClaim(work);
    }

    @Bean
    ReportClaim reportClaim(CaseWork work, PublicWords words) {
        return new ReportClaim(work, words);
    }
}
