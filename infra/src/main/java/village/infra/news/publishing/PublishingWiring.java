package village.infra.news.publishing;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.news.Articles;
import village.api.news.publishing.PublishDue;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.news.NewsSettings;

@Configuration(proxyBeanMethods = false)
class PublishingWiring {
    @Bean
    Loops newsClock(
            Articles articles,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock,
            NewsSettings settings) {
        if (!settings.clock()) {
            return Loops.idle();
        }
        var due = new PublishDue(articles, attachments, transactions, ids, clock, settings.batch());
        return new Loops(List.of(
                new Loop("news publication", settings.rest(), due.publish().map(done -> done > 0))));
    }
}
