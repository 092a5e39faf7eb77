package village.infra.complaint.published;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.complaint.published.SearchPublicCases;
import village.api.gate.VillageNumbers;
import village.api.place.Grids;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class PublishedWiring {
    @Bean
    SearchPublicCases searchPublicCases(Database database, Grids grids, VillageNumbers numbers) {
        return new SearchPublicCases(new PostgresPublicCases(database), grids, numbers);
    }
}
