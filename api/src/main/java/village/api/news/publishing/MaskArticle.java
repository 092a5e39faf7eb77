package village.api.news.publishing;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.Finding;
import village.api.gate.Masked;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.editing.NewsStaff;
import village.api.news.editing.ReviseArticle;

/** One tap masks what the gate found, as a new revision. */
public final class MaskArticle {
    private final Articles articles;
    private final PublishGate gate;
    private final ReviseArticle reviseArticle;

    public MaskArticle(Articles articles, PublishGate gate, ReviseArticle reviseArticle) {
        this.articles = articles;
        this.gate = gate;
        this.reviseArticle = reviseArticle;
    }

    /** @param left what could not be masked and still keeps it back */
    public record Result(Article article, List<Finding> left) {}

    /** @param version what the editor saw; refuses when somebody acted on the article since */
    public Mono<Result> mask(Actor actor, Article.Id id, long version) {
        return Mono.fromSupplier(() -> NewsStaff.requireWriter(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .map(article -> article.asSeen(version))
                .flatMap(
                        article -> gate.masked(actor, GateText.of(article.head().content()))
                                .flatMap(masked -> kept(actor, article, masked)));
    }

    private Mono<Result> kept(Actor actor, Article article, Masked masked) {
        var content = article.head().content();
        if (masked.manuscript().equals(GateText.of(content))) {
            return Mono.just(new Result(article, masked.left()));
        }
        return reviseArticle
                .revise(actor, article.id(), article.version(), GateText.masked(content, masked))
                .map(revised -> new Result(revised, masked.left()));
    }
}
