package village.infra.news.reading;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.news.column.Columns;
import village.api.news.reading.CountReading;
import village.api.news.reading.ListArticles;
import village.api.news.reading.NewsVisibility;
import village.api.news.reading.PublishedArticles;
import village.api.news.reading.ReadArticle;
import village.api.news.reading.ReadCounts;
import village.api.news.reading.SearchArticles;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.news.NewsSettings;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class ReadingWiring {
    @Bean
    PublishedArticles publishedArticles(Database database) {
        return new PostgresPublishedArticles(database);
    }

    @Bean
    ListArticles listArticles(PublishedArticles published, Columns columns, Clock clock) {
        return new ListArticles(published, columns, clock);
    }

    @Bean
    SearchArticles searchArticles(PublishedArticles published, Columns columns) {
        return new SearchArticles(published, columns);
    }

    @Bean
    ReadArticle readArticle(Database database) {
        return new ReadArticle(new PostgresStories(database));
    }

    @Bean
    NewsVisibility newsVisibility(PublishedArticles published) {
        return new NewsVisibility(published);
    }

    @Bean
    CountedReads readCounts(Database database) {
        return new CountedReads(database);
    }

    @Bean
    CountReading countReading(ReadCounts readCounts) {
        return new CountReading(readCounts);
    }

    @Bean
    Loops newsReadCounting(CountedReads reads, NewsSettings settings) {
        return new Loops(List.of(new Loop("news read counts", settings.countEvery(), reads.flush())));
    }
}
