package village.api.news.publishing;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Status;

/**
 * Publishes what was scheduled and has come due. What may not go out any more becomes a draft again, with the reason.
 * Any number of instances may run it: each article's row lock decides.
 */
public final class PublishDue {
    private final Articles articles;
    private final Publishing publishing;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    public PublishDue(
            Articles articles, Publishing publishing, Transactions transactions, Ids ids, Clock clock, int batch) {
        this.articles = articles;
        this.publishing = publishing;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** How many it took care of in one round. */
    public Mono<Integer> publish() {
        return Mono.defer(() -> articles.due(clock.instant(), batch))
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::published)
                .reduce(0, (sum, one) -> sum + one);
    }

    private Mono<Integer> published(Articles.Key key) {
        var act = Act.ofClock(clock.instant(), ids);
        return articles.byId(key.village(), key.id())
                .map(article -> stillDue(article, act))
                .flatMap(article -> publishing.throughGate(scheduler(article), article))
                .flatMap(checked -> transactions.together(published(key, act, checked)))
                .thenReturn(1)
                .onErrorResume(Refusal.class, refusal -> heldBack(key, act, refusal))
                .onErrorResume(NotDue.class, another -> Mono.just(0));
    }

    private Mono<Article> published(Articles.Key key, Act act, Article checked) {
        return articles.change(
                        key.village(),
                        key.id(),
                        Optional.empty(),
                        article -> act.publish(Publishing.same(stillDue(article, act), checked)))
                .flatMap(publishing::filesPassed);
    }

    /** Whoever set the time publishes. */
    private static Actor scheduler(Article article) {
        return new Actor(
                article.publication().publisher(),
                Optional.of(article.village()),
                Set.of(Role.CADRE),
                Optional.empty(),
                Set.of());
    }

    private Mono<Integer> heldBack(Articles.Key key, Act act, Refusal refusal) {
        return articles.change(
                        key.village(),
                        key.id(),
                        Optional.empty(),
                        article -> act.holdBack(stillDue(article, act), refusal.detail()))
                .thenReturn(1);
    }

    /** Another instance, or a person, may have been faster. */
    private static Article stillDue(Article article, Act act) {
        var due = article.status() == Status.SCHEDULED
                && article.publication()
                        .scheduledFor()
                        .filter(at -> !at.isAfter(act.now()))
                        .isPresent();
        if (!due) {
            throw new NotDue();
        }
        return article;
    }

    private static final class NotDue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotDue() {
            super("not due any more", null, false, false);
        }
    }
}
