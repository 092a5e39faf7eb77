package village.infra.credit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.credit.StudyConsent;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.api.credit.rule.PublishRules;
import village.api.credit.rule.Schemes;
import village.api.event.LogTail;
import village.api.identity.binding.Consents;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class CreditWiring {
    @Bean
    Ledger creditLedger(Database database) {
        return new PostgresLedger(database);
    }

    @Bean
    Schemes creditSchemes(Database database, LogTail tail, Clock clock) {
        var remembered = new RememberedSchemes(new PostgresSchemes(database), database, clock);
        tail.listen("credit-rules", remembered);
        return remembered;
    }

    @Bean
    AwardCredit awardCredit(Ledger ledger, Schemes schemes, Ids ids, Clock clock) {
        return new AwardCredit(ledger, schemes, ids, clock);
    }

    @Bean
    StudyConsent studyConsent(Consents consents) {
        return new StudyConsent(consents);
    }

    @Bean
    PublishRules publishCreditRules(Schemes schemes, Keeper keeper, Ids ids, Clock clock) {
        return new PublishRules(schemes, keeper, ids, clock);
    }

    @Bean
    LedgerLines creditLines(Ledger ledger) {
        return new LedgerLines(ledger);
    }
}
