package village.infra.complaint.catalogue;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.CategoryKeywords;
import village.api.complaint.catalogue.SuggestCategory;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class CatalogueWiring {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Bean
    CategoryKeywords categoryKeywords(Database database) {
        return new PostgresCategoryKeywords(database, REMEMBERED);
    }

    @Bean
    SuggestCategory suggestCategory(Categories categories, CategoryKeywords keywords) {
        return new SuggestCategory(categories, keywords);
    }
}
