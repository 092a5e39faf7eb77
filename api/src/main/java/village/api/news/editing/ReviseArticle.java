package village.api.news.editing;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Content;

/**
 * A grid worker or a cadre makes a new revision. Readers of a published article see it once it is published again; a
 * scheduled article becomes a draft.
 */
public final class ReviseArticle {
    private final Articles articles;
    private final Desk desk;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ReviseArticle(Articles articles, Desk desk, Transactions transactions, Ids ids, Clock clock) {
        this.articles = articles;
        this.desk = desk;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param version what the writer saw; refuses when somebody acted on the article since */
    public Mono<Article> revise(Actor actor, Article.Id id, long version, Submission submission) {
        return Mono.fromSupplier(() -> NewsStaff.requireWriter(actor))
                .flatMap(writer -> desk.content(writer, submission))
                .flatMap(content -> transactions.together(revised(actor, id, version, content)));
    }

    private Mono<Article> revised(Actor actor, Article.Id id, long version, Content content) {
        var act = Act.of(actor, clock.instant(), ids);
        return articles.change(
                        actor.requireVillage(),
                        id,
                        Optional.empty(),
                        article -> act.revise(article.asSeen(version), content))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .flatMap(article -> desk.claimFiles(actor, id, content).thenReturn(article));
    }
}
