package village.infra.credit.offline;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.credit.StudyConsent;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.offline.ConfirmStudy;
import village.api.credit.offline.DecideStudy;
import village.api.credit.offline.HandInStudy;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineVisibility;
import village.api.credit.rule.Schemes;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class OfflineWiring {
    @Bean
    OfflineStudies offlineStudies(Database database) {
        return new PostgresOfflineStudies(database);
    }

    @Bean
    HandInStudy handInStudy(
            OfflineStudies studies,
            Attachments attachments,
            StudyConsent consent,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new HandInStudy(studies, attachments, consent, transactions, ids, clock);
    }

    @Bean
    DecideStudy decideStudy(
            OfflineStudies studies,
            Attachments attachments,
            Keeper keeper,
            AwardCredit award,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new DecideStudy(studies, attachments, keeper, award, transactions, ids, clock);
    }

    @Bean
    OfflineVisibility offlineVisibility(OfflineStudies studies, Keeper keeper) {
        return new OfflineVisibility(studies, keeper);
    }

    @Bean
    ConfirmStudy confirmStudy(
            Keeper keeper,
            Schemes schemes,
            AwardCredit award,
            OfflineStudies studies,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new ConfirmStudy(keeper, schemes, award, studies, attachments, transactions, ids, clock);
    }
}
