package village.infra.embedded.demo.affairs;

import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.gate.PublishGate;
import village.api.news.Articles;
import village.api.news.editing.Desk;
import village.api.news.editing.ReviseArticle;
import village.api.news.editing.WriteArticle;
import village.api.news.publishing.PublishArticle;
import village.api.news.publishing.Publishing;
import village.api.news.publishing.WithdrawArticle;
import village.infra.embedded.demo.MovableClock;

/** What staff do with articles, at the time the clock shows. */
record NewsActs(
        WriteArticle write,
        ReviseArticle revise,
        PublishArticle publish,
        WithdrawArticle withdraw,
        MovableClock clock) {
    static NewsActs of(
            Articles articles,
            Desk desk,
            Attachments attachments,
            PublishGate gate,
            Transactions transactions,
            Ids ids,
            MovableClock clock) {
        return new NewsActs(
                new WriteArticle(articles, desk, transactions, ids, clock),
                new ReviseArticle(articles, desk, transactions, ids, clock),
                new PublishArticle(articles, new Publishing(attachments, gate), transactions, ids, clock),
                new WithdrawArticle(articles, gate, ids, clock),
                clock);
    }
}
