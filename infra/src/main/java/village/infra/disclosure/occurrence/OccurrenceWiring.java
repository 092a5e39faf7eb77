package village.infra.disclosure.occurrence;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.occurrence.Occurrences;
import village.api.disclosure.occurrence.RegisterOccurrence;
import village.api.disclosure.occurrence.WithdrawOccurrence;
import village.api.gate.PublishGate;
import village.infra.postgres.Database;

@Configuration(value = "disclosureOccurrenceWiring", proxyBeanMethods = false)
class OccurrenceWiring {
    @Bean
    Occurrences occurrences(Database database) {
        return new PostgresOccurrences(database);
    }

    @Bean
    RegisterOccurrence registerOccurrence(
            Occurrences occurrences, Catalogues catalogues, PublishGate gate, Ids ids, Clock clock) {
        return new RegisterOccurrence(occurrences, catalogues, gate, ids, clock);
    }

    @Bean
    WithdrawOccurrence withdrawOccurrence(Occurrences occurrences, Catalogues catalogues, Ids ids, Clock clock) {
        return new WithdrawOccurrence(occurrences, catalogues, ids, clock);
    }
}
