package village.infra.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import village.api.catalogue.CatalogueSheets;
import village.api.catalogue.ExportCatalogue;
import village.api.catalogue.ReadCatalogue;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class DataCatalogueWiring {
    private static final int WAITING = 20;

    @Bean
    ReadCatalogue readCatalogue(Database database) {
        return new ReadCatalogue(Marks.read(), new PostgresSchemaNotes(database));
    }

    @Bean
    CatalogueSheets catalogueSheets() {
        return new CatalogueWorkbook(Schedulers.newBoundedElastic(1, WAITING, "catalogue"));
    }

    @Bean
    ExportCatalogue exportCatalogue(ReadCatalogue readCatalogue, CatalogueSheets sheets) {
        return new ExportCatalogue(readCatalogue, sheets);
    }
}
