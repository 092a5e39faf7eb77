package village.infra.complaint.catalogue;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.CategoryKeywords;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.catalogue.editing.CatalogueSheets;
import village.api.complaint.catalogue.editing.Catalogues;
import village.api.complaint.catalogue.editing.KeepCatalogue;
import village.api.complaint.catalogue.editing.KeepPeriods;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class CatalogueWiring {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Bean
    CategoryKeywords categoryKeywords(Database database) {
        return new PostgresCategoryKeywords(database, REMEMBERED);
    }

    @Bean
    Catalogues complaintCatalogues(Database database) {
        return new PostgresCatalogues(database);
    }

    @Bean
    CatalogueSheets complaintCatalogueSheets() {
        return new WorkbookCatalogueSheets(Schedulers.newBoundedElastic(1, 10, "catalogue-sheet"));
    }

    @Bean
    KeepCatalogue keepCatalogue(Catalogues catalogues, CatalogueSheets sheets, Ids ids, Clock clock) {
        return new KeepCatalogue(catalogues, sheets, ids, clock);
    }

    @Bean
    KeepPeriods keepPeriods(Database database, Ids ids, Clock clock) {
        return new KeepPeriods(new PostgresPeriodVersions(database), ids, clock);
    }

    @Bean
    SuggestCategory suggestCategory(Categories categories, CategoryKeywords keywords) {
        return new SuggestCategory(categories, keywords);
    }
}
