package village.infra.news;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.news.Articles;
import village.api.news.Sanitiser;
import village.api.news.VideoHosts;
import village.api.news.column.Columns;
import village.api.news.editing.Desk;
import village.api.news.editing.ListDrafts;
import village.api.news.editing.ReadDraft;
import village.api.news.editing.ReviseArticle;
import village.api.news.editing.WriteArticle;
import village.api.news.reading.ReadCounts;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class NewsWiring {
    @Bean
    Articles articles(Database database, Ids ids) {
        return new PostgresArticles(database, ids);
    }

    @Bean
    VideoHosts videoHosts(NewsSettings settings) {
        return new VideoHosts(settings.videoHosts());
    }

    @Bean
    Desk newsDesk(Columns columns, Attachments attachments, Sanitiser sanitiser, VideoHosts videoHosts) {
        return new Desk(columns, attachments, sanitiser, videoHosts);
    }

    @Bean
    WriteArticle writeArticle(Articles articles, Desk desk, Transactions transactions, Ids ids, Clock clock) {
        return new WriteArticle(articles, desk, transactions, ids, clock);
    }

    @Bean
    ReviseArticle reviseArticle(Articles articles, Desk desk, Transactions transactions, Ids ids, Clock clock) {
        return new ReviseArticle(articles, desk, transactions, ids, clock);
    }

    @Bean
    ReadDraft readDraft(Articles articles, Attachments attachments) {
        return new ReadDraft(articles, attachments);
    }

    @Bean
    ListDrafts listDrafts(Articles articles, ReadCounts readCounts) {
        return new ListDrafts(articles, readCounts);
    }
}
