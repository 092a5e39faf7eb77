package village.infra.disclosure;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.attachment.EraseAttachments;
import village.api.complaint.desk.VillagesBelow;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.checking.CheckFiling;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Committees;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.filing.CorrectFiling;
import village.api.disclosure.filing.DiscardFiling;
import village.api.disclosure.filing.DraftFiling;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.filing.SafeContent;
import village.api.disclosure.filing.WriteFiling;
import village.api.disclosure.gating.FilingGate;
import village.api.disclosure.gating.SubmitFiling;
import village.api.disclosure.publishing.Enclosures;
import village.api.disclosure.publishing.EraseRevision;
import village.api.disclosure.publishing.PublishFiling;
import village.api.disclosure.question.Questions;
import village.api.disclosure.reading.FilingVisibility;
import village.api.disclosure.reading.ListDisclosures;
import village.api.disclosure.reading.ListFilingTasks;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.disclosure.reading.ReadDisclosureOverview;
import village.api.disclosure.reading.ReadFiling;
import village.api.gate.PublishGate;
import village.api.news.Sanitiser;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class DisclosureWiring {
    @Bean
    Filings filings(Database database, Ids ids) {
        return new PostgresFilings(database, ids);
    }

    @Bean
    Independence independence(Database database) {
        return new Independence(new PostgresKinship(database));
    }

    @Bean
    Committees committees(Database database) {
        return new PostgresCommittees(database);
    }

    @Bean
    Checkers checkers(Committees committees, Database database) {
        return new Checkers(committees, new PostgresKinship(database));
    }

    @Bean
    FilingWork filingWork(Filings filings, Attachments attachments, Transactions transactions, Ids ids, Clock clock) {
        return new FilingWork(filings, attachments, transactions, ids, clock);
    }

    @Bean
    SafeContent safeContent(Sanitiser sanitiser) {
        return new SafeContent(sanitiser);
    }

    @Bean
    DraftFiling draftFiling(
            Filings filings, Catalogues catalogues, FilingWork work, SafeContent safe, Transactions transactions) {
        return new DraftFiling(filings, catalogues, work, safe, transactions);
    }

    @Bean
    WriteFiling writeFiling(FilingWork work, SafeContent safe) {
        return new WriteFiling(work, safe);
    }

    @Bean
    FilingGate filingGate(PublishGate gate, FilingWork work, Filings filings) {
        return new FilingGate(gate, work, filings);
    }

    @Bean
    SubmitFiling submitFiling(FilingWork work, FilingGate gate, Catalogues catalogues) {
        return new SubmitFiling(work, gate, new ItemsOfFilings(catalogues));
    }

    @Bean
    DiscardFiling discardFiling(FilingWork work) {
        return new DiscardFiling(work);
    }

    @Bean
    CorrectFiling correctFiling(Filings filings, FilingWork work, PublishGate gate) {
        return new CorrectFiling(filings, work, gate);
    }

    @Bean
    CheckFiling checkFiling(FilingWork work, Independence independence) {
        return new CheckFiling(work, independence);
    }

    @Bean
    PublishFiling publishFiling(
            FilingWork work,
            Independence independence,
            Catalogues catalogues,
            Attachments attachments,
            AttachmentStore store,
            FilingGate gate) {
        return new PublishFiling(
                work, independence, new ItemsOfFilings(catalogues), new Enclosures(attachments, store), gate);
    }

    @Bean
    EraseRevision eraseRevision(
            Filings filings, Questions questions, EraseAttachments eraseAttachments, Ids ids, Clock clock) {
        return new EraseRevision(filings, questions, eraseAttachments, ids, clock);
    }

    @Bean
    ReadFiling readFiling(
            Filings filings,
            Attachments attachments,
            Independence independence,
            Checkers checkers,
            Covers covers,
            Clock clock) {
        return new ReadFiling(filings, attachments, independence, checkers, covers, clock);
    }

    @Bean
    ReadDisclosure readDisclosure(Filings filings, Catalogues catalogues, Covers covers, Clock clock) {
        return new ReadDisclosure(filings, catalogues, covers, clock);
    }

    @Bean
    ListDisclosures listDisclosures(Filings filings, Catalogues catalogues, Covers covers, Clock clock) {
        return new ListDisclosures(filings, catalogues, covers, clock);
    }

    @Bean
    ListFilingTasks listFilingTasks(
            Filings filings, ListDisclosures disclosures, Independence independence, Checkers checkers, Covers covers) {
        return new ListFilingTasks(filings, disclosures, independence, checkers, covers);
    }

    @Bean
    ReadDisclosureOverview readDisclosureOverview(
            VillagesBelow villagesBelow, Catalogues catalogues, Questions questions, Clock clock) {
        return new ReadDisclosureOverview(villagesBelow, catalogues, questions, clock);
    }

    @Bean
    FilingVisibility filingVisibility(Filings filings, Covers covers) {
        return new FilingVisibility(filings, covers);
    }
}
