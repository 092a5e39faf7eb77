package village.infra.disclosure.cover;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Transactions;
import village.api.disclosure.Filings;
import village.api.disclosure.cover.CoverRevision;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.cover.DecideCover;
import village.api.disclosure.cover.ListErasuresAsked;
import village.api.disclosure.filing.FilingWork;
import village.api.evidence.EvidenceLog;
import village.infra.postgres.Database;

/** Covering what shows personal data, and deciding about it. */
@Configuration(proxyBeanMethods = false)
class CoverWiring {
    @Bean
    Covers covers(Database database) {
        return new PostgresCovers(database);
    }

    @Bean
    CoverRevision coverRevision(Filings filings, Covers covers, FilingWork work, Transactions transactions) {
        return new CoverRevision(filings, covers, work, transactions);
    }

    @Bean
    DecideCover decideCover(Covers covers, FilingWork work, Transactions transactions) {
        return new DecideCover(covers, work, transactions);
    }

    @Bean
    ListErasuresAsked listErasuresAsked(Covers covers, EvidenceLog log) {
        return new ListErasuresAsked(covers, log);
    }
}
