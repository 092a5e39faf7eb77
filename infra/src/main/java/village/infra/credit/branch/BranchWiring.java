package village.infra.credit.branch;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.Transactions;
import village.api.complaint.Complaints;
import village.api.complaint.desk.VillagesBelow;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Attendances;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.BookAppealed;
import village.api.credit.appeal.DecideAppeal;
import village.api.credit.appeal.FileAppeal;
import village.api.credit.appeal.ReverseEntry;
import village.api.credit.branch.BranchTotals;
import village.api.credit.branch.Branches;
import village.api.credit.branch.Confirmations;
import village.api.credit.branch.Keeper;
import village.api.credit.branch.LookAtMember;
import village.api.credit.branch.ReadBranch;
import village.api.credit.branch.ReadStudyOverview;
import village.api.credit.branch.ReportTotals;
import village.api.credit.certificate.IssueCertificate;
import village.api.credit.closing.CloseYear;
import village.api.credit.closing.Closings;
import village.api.credit.earlier.EarlierSheets;
import village.api.credit.earlier.ImportEarlier;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.credit.matter.CreditMatters;
import village.api.credit.matter.FindMatter;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.own.ReadOwnCredit;
import village.api.credit.rule.Schemes;
import village.api.credit.service.CreditService;
import village.api.evidence.checkpoint.SigningKey;
import village.api.identity.AccessLog;
import village.api.identity.binding.Consents;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

@Configuration(proxyBeanMethods = false)
class BranchWiring {
    @Bean
    Branches creditBranches(Database database, Sealer sealer) {
        return new PostgresBranches(database, sealer);
    }

    @Bean
    Appeals creditAppeals(Database database) {
        return new PostgresAppeals(database);
    }

    @Bean
    Closings creditClosings(Database database) {
        return new PostgresClosings(database);
    }

    @Bean
    Confirmations creditConfirmations(Database database) {
        return (village, once, fresh) -> database.write(client -> Idempotency.claim(client, village, once, fresh));
    }

    @Bean
    Keeper creditKeeper(Branches branches) {
        return new Keeper(branches);
    }

    @Bean
    ReportTotals reportTotals(ReadBranch readBranch, Database database) {
        return new ReportTotals(readBranch, new PostgresPublishedTotals(database));
    }

    @Bean
    ReadBranch readBranch(Keeper keeper, Branches branches, Ledger ledger, Schemes schemes, Clock clock) {
        return new ReadBranch(keeper, branches, ledger, schemes, clock);
    }

    @Bean
    BranchTotals branchTotals(Database database) {
        return new PostgresBranchTotals(database);
    }

    @Bean
    ReadStudyOverview readStudyOverview(
            VillagesBelow villagesBelow, Schemes schemes, BranchTotals branchTotals, Clock clock) {
        return new ReadStudyOverview(villagesBelow, schemes, branchTotals, clock);
    }

    @Bean
    LookAtMember lookAtMember(
            Keeper keeper,
            Branches branches,
            Ledger ledger,
            AccessLog accessLog,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new LookAtMember(keeper, branches, ledger, accessLog, transactions, ids, clock);
    }

    @Bean
    ReverseEntry reverseEntry(
            Keeper keeper,
            Ledger ledger,
            Appeals appeals,
            Confirmations confirmations,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new ReverseEntry(keeper, ledger, appeals, confirmations, transactions, ids, clock);
    }

    @Bean
    FileAppeal fileAppeal(Appeals appeals, Ledger ledger, Branches branches, Ids ids, Clock clock) {
        return new FileAppeal(appeals, ledger, branches, ids, clock);
    }

    @Bean
    DecideAppeal decideAppeal(
            Appeals appeals,
            Keeper keeper,
            Ledger ledger,
            BookAppealed booking,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new DecideAppeal(appeals, keeper, ledger, booking, transactions, ids, clock);
    }

    @Bean
    BookAppealed bookAppealed(AwardCredit award, Ledger ledger, Activities activities, Attendances attendances) {
        return new BookAppealed(award, ledger, activities, attendances);
    }

    @Bean
    CloseYear closeYear(Closings closings, Keeper keeper, Ids ids, Clock clock) {
        return new CloseYear(closings, keeper, ids, clock);
    }

    @Bean
    ReadOwnCredit readOwnCredit(
            Branches branches, Ledger ledger, Schemes schemes, Closings closings, Consents consents, Clock clock) {
        return new ReadOwnCredit(branches, ledger, schemes, closings, consents, clock);
    }

    @Bean
    IssueCertificate issueCertificate(
            ReadOwnCredit credit, Closings closings, Villages villages, SigningKey key, Clock clock) {
        return new IssueCertificate(credit, closings, villages, key, clock);
    }

    @Bean
    CreditMatters creditMatters(
            Ledger ledger, Attendances attendances, Appeals appeals, OfflineStudies studies, Database database) {
        return new FindMatter(
                ledger,
                attendances,
                appeals,
                studies,
                new PostgresDecisions(database),
                new PostgresConcerned(database));
    }

    @Bean
    CreditService creditService(
            Complaints complaints, Branches branches, AwardCredit award, Ledger ledger, Ids ids, Clock clock) {
        return new CreditService(complaints, branches, award, ledger, ids, clock);
    }

    @Bean
    ClosedYears closedCreditYears(Database database) {
        return new ClosedYears(database);
    }

    @Bean(destroyMethod = "dispose")
    WorkbookEarlierSheets earlierSheets() {
        return new WorkbookEarlierSheets(Schedulers.newBoundedElastic(1, 50, "credit-sheet"));
    }

    @Bean
    ImportEarlier importEarlierCredit(
            Keeper keeper, Closings closings, Ledger ledger, EarlierSheets sheets, Ids ids, Clock clock) {
        return new ImportEarlier(keeper, closings, ledger, sheets, ids, clock);
    }
}
