package village.api.news.publishing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.GateRelease;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Revision;
import village.api.news.editing.NewsStaff;

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
                .map(article -> article.asSeen(version))
                .flatMap(article -> articles.revisions(article.village(), id)
                        .flatMap(revisions -> gate.release(
                                actor,
                                GateText.subject(id),
                                GateText.of(article.head().content()),
                                authors(article, revisions),
                                reason)));
    }

    private static Set<Person.Id> authors(Article article, List<Revision> revisions) {
        var authors = new HashSet<Person.Id>();
        authors.add(article.author());
        article.publication().publisher().ifPresent(authors::add);
        revisions.forEach(revision -> authors.add(revision.writer()));
        return authors;
    }
}
