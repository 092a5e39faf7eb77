package village.infra.news.publishing;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.gate.PublishGate;
import village.api.identity.RoleBook;
import village.api.news.Articles;
import village.api.news.editing.ReviseArticle;
import village.api.news.publishing.MaskArticle;
import village.api.news.publishing.PublishArticle;
import village.api.news.publishing.PublishDue;
import village.api.news.publishing.Publishing;
import village.api.news.publishing.ReadFindings;
import village.api.news.publishing.ReleaseArticle;
import village.api.news.publishing.WithdrawArticle;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.news.NewsSettings;

@Configuration(proxyBeanMethods = false)
class PublishingWiring {
    private static final Logger LOG = LoggerFactory.getLogger(PublishingWiring.class);

    @Bean
    Publishing newsPublishing(Attachments attachments, PublishGate gate) {
        return new Publishing(attachments, gate);
    }

    @Bean
    PublishArticle publishArticle(
            Articles articles, Publishing publishing, Transactions transactions, Ids ids, Clock clock) {
        return new PublishArticle(articles, publishing, transactions, ids, clock);
    }

    @Bean
    ReadFindings readNewsFindings(Articles articles, PublishGate gate) {
        return new ReadFindings(articles, gate);
    }

    @Bean
    MaskArticle maskArticle(Articles articles, PublishGate gate, ReviseArticle reviseArticle) {
        return new MaskArticle(articles, gate, reviseArticle);
    }

    @Bean
    ReleaseArticle releaseArticle(Articles articles, PublishGate gate) {
        return new ReleaseArticle(articles, gate);
    }

    @Bean
    WithdrawArticle withdrawArticle(Articles articles, PublishGate gate, Ids ids, Clock clock) {
        return new WithdrawArticle(articles, gate, ids, clock);
    }

    @Bean
    Loops newsClock(
            Articles articles,
            Publishing publishing,
            RoleBook roles,
            Transactions transactions,
            Ids ids,
            Clock clock,
            NewsSettings settings) {
        if (!settings.clock()) {
            return Loops.idle();
        }
        var due = new PublishDue(articles, publishing, roles, transactions, ids, clock, PublishingWiring::log);
        return new Loops(List.of(new Loop(
                "news publication",
                settings.rest(),
                due.publish(settings.batch()).map(done -> done > 0))));
    }

    private static void log(Articles.Due due, Throwable failure) {
        LOG.error(
                "article {} of village {} did not go out at its time, {} times now",
                due.article().id(),
                due.article().village().value(),
                due.failures() + 1,
                failure);
    }
}
