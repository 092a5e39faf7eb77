package village.api.news.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Change;
import village.api.news.editing.NewsStaff;

/** A cadre shows the newest revision to its readers, now or at a set time. */
public final class PublishArticle {
    private final Articles articles;
    private final Publishing publishing;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public PublishArticle(Articles articles, Publishing publishing, Transactions transactions, Ids ids, Clock clock) {
        this.articles = articles;
        this.publishing = publishing;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param version what the cadre saw; refuses when somebody acted on the article since */
    public Mono<Article> publish(Actor actor, Article.Id id, long version, Optional<Once> once) {
        return acted(actor, id, once, article -> act(actor).publish(article.asSeen(version)));
    }

    /** As {@link #publish}, at {@code at}. What may not go out is refused now, and looked at again then. */
    public Mono<Article> schedule(Actor actor, Article.Id id, long version, Instant at, Optional<Once> once) {
        return acted(actor, id, once, article -> act(actor).schedule(article.asSeen(version), at));
    }

    /** Takes back a set time; the article is a draft again. */
    public Mono<Article> unschedule(Actor actor, Article.Id id) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> articles.change(
                        village, id, Optional.empty(), article -> act(actor).unschedule(article)))
                .switchIfEmpty(missing());
    }

    private Act act(Actor actor) {
        return Act.of(actor, clock.instant(), ids);
    }

    private Mono<Article> acted(Actor actor, Article.Id id, Optional<Once> once, Function<Article, Change> change) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(missing())
                .flatMap(article -> publishing.throughGate(actor, article))
                .flatMap(checked -> transactions.together(articles.change(
                                checked.village(), id, once, article -> change.apply(Publishing.same(article, checked)))
                        .flatMap(publishing::filesPassed)));
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND));
    }
}
