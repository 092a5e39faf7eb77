package village.api.news.publishing;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.GateRelease;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Status;
import village.api.news.editing.NewsStaff;
import village.api.news.editing.ReadDraft;

/** A second person answers for publishing an article with numbers in it. */
public final class ReleaseArticle {
    private final Articles articles;
    private final PublishGate gate;

    public ReleaseArticle(Articles articles, PublishGate gate) {
        this.articles = articles;
        this.gate = gate;
    }

    /** @param version what the second person saw; refuses when somebody acted on the article since */
    public Mono<GateRelease> release(Actor actor, Article.Id id, long version, String reason) {
        return Mono.fromSupplier(() -> NewsStaff.requireAnswering(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .map(article -> inUse(article.asSeen(version)))
                .flatMap(article -> articles.revisions(article.village(), id)
                        .flatMap(revisions -> gate.release(
                                actor,
                                GateText.subject(id),
                                GateText.of(article.head().content()),
                                ReadDraft.authors(article, revisions),
                                reason)));
    }

    private static Article inUse(Article article) {
        if (article.status() == Status.WITHDRAWN) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章已经撤下，不用放行。");
        }
        return article;
    }
}
