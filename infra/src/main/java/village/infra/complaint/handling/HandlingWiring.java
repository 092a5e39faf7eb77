package village.infra.complaint.handling;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.MergedWork;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.AcceptComplaint;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.AskAssistance;
import village.api.complaint.handling.AskInformation;
import village.api.complaint.handling.CategoriseComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.NoteProgress;
import village.api.complaint.handling.ObjectToDispatch;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.RejectComplaint;
import village.api.complaint.handling.above.AskExtension;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.ListReceivers;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.handling.above.PublishComplaint;
import village.api.complaint.handling.above.Receivers;
import village.api.complaint.handling.above.StatutoryPeriods;
import village.api.complaint.handling.above.SuperviseComplaint;
import village.api.complaint.handling.above.TakeFromVillage;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.complaint.handling.above.WithdrawPublication;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.handling.offer.OfferComplaint;
import village.api.complaint.handling.offer.WithdrawOffer;
import village.api.gate.VillageNumbers;
import village.api.place.Villages;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class HandlingWiring {
    @Bean
    StatutoryPeriods statutoryPeriods(Database database) {
        return new PostgresStatutoryPeriods(database);
    }

    @Bean
    DueTimes dueTimes(Categories categories, Calendar calendar) {
        return new DueTimes(categories, calendar);
    }

    @Bean
    PublicWords publicWords(VillageNumbers numbers) {
        return new PublicWords(numbers);
    }

    @Bean
    AcceptComplaint acceptComplaint(CaseWork work) {
        return new AcceptComplaint(work);
    }

    @Bean
    RejectComplaint rejectComplaint(CaseWork work, PublicWords words) {
        return new RejectComplaint(work, words);
    }

    @Bean
    DispatchComplaint dispatchComplaint(CaseWork work, Handlers handlers, PublicWords words) {
        return new DispatchComplaint(work, handlers, words);
    }

    @Bean
    ObjectToDispatch objectToDispatch(CaseWork work) {
        return new ObjectToDispatch(work);
    }

    @Bean
    AskAssistance askAssistance(CaseWork work, Handlers handlers) {
        return new AskAssistance(work, handlers);
    }

    @Bean
    NoteProgress noteProgress(CaseWork work, PublicWords words) {
        return new NoteProgress(work, words);
    }

    @Bean
    AskInformation askInformation(CaseWork work) {
        return new AskInformation(work);
    }

    @Bean
    AnswerComplaint answerComplaint(CaseWork work, PublicWords words) {
        return new AnswerComplaint(work, words);
    }

    @Bean
    AskExtension askExtension(CaseWork work, PublicWords words) {
        return new AskExtension(work, words);
    }

    @Bean
    DecideExtension decideExtension(CaseWork work, PublicWords words) {
        return new DecideExtension(work, words);
    }

    @Bean
    VerifyAnswer verifyAnswer(CaseWork work, Complaints complaints, DueTimes dueTimes, PublicWords words, Clock clock) {
        return new VerifyAnswer(work, complaints, dueTimes, words, clock);
    }

    @Bean
    SuperviseComplaint superviseComplaint(CaseWork work) {
        return new SuperviseComplaint(work);
    }

    @Bean
    TakeFromVillage takeFromVillage(MergedWork mergedWork, DueTimes dueTimes) {
        return new TakeFromVillage(mergedWork, dueTimes);
    }

    @Bean
    CategoriseComplaint categoriseComplaint(CaseWork work, DueTimes dueTimes) {
        return new CategoriseComplaint(work, dueTimes);
    }

    @Bean
    PublishComplaint publishComplaint(CaseWork work, Complaints complaints, PublicWords words) {
        return new PublishComplaint(work, complaints, words);
    }

    @Bean
    WithdrawPublication withdrawPublication(CaseWork work) {
        return new WithdrawPublication(work);
    }

    @Bean
    Receivers receivers(Database database, Villages villages) {
        return new PostgresReceivers(database, villages);
    }

    @Bean
    ListReceivers listReceivers(Receivers receivers) {
        return new ListReceivers(receivers);
    }

    @Bean
    TransferComplaint transferComplaint(
            CaseWork work, Receivers receivers, StatutoryPeriods periods, PublicWords words, Clock clock) {
        return new TransferComplaint(work, receivers, periods, words, clock);
    }

    @Bean
    MergeComplaints mergeComplaints(
            Complaints complaints, Followers followers, Transactions transactions, Ids ids, Clock clock) {
        return new MergeComplaints(complaints, followers, transactions, ids, clock);
    }

    @Bean
    CloseComplaint closeComplaint(CaseWork work, PublicWords words) {
        return new CloseComplaint(work, words);
    }

    @Bean
    OfferComplaint offerComplaint(CaseWork work) {
        return new OfferComplaint(work);
    }

    @Bean
    WithdrawOffer withdrawOffer(CaseWork work) {
        return new WithdrawOffer(work);
    }

    @Bean
    ConfirmClaim confirmClaim(CaseWork work, PublicWords words) {
        return new ConfirmClaim(work, words);
    }
}
