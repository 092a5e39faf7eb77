package village.infra.disclosure.catalogue;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.ChangeCatalogue;
import village.api.gate.PublishGate;
import village.infra.postgres.Database;

@Configuration(value = "disclosureCatalogueWiring", proxyBeanMethods = false)
class CatalogueWiring {
    @Bean
    Catalogues catalogues(Database database, Ids ids) {
        return new PostgresCatalogues(database, ids);
    }

    @Bean
    ChangeCatalogue changeCatalogue(Catalogues catalogues, PublishGate gate, Ids ids, Clock clock) {
        return new ChangeCatalogue(catalogues, gate, ids, clock);
    }
}
