package village.api.news.publishing;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Change;
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
            Articles articles, Attachments attachments, Transactions transactions, Ids ids, Clock clock, int batch) {
        this.articles = articles;
        this.publishing = new Publishing(attachments);
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
        var published = articles.change(key.village(), key.id(), Optional.empty(), article -> due(article, act));
        return transactions
                .together(
                        published.flatMap(article -> publishing.passed(article).thenReturn(1)))
                .onErrorResume(Refusal.class, refusal -> heldBack(key, act, refusal))
                .onErrorResume(NotDue.class, another -> Mono.just(0))
                .defaultIfEmpty(0);
    }

    private Mono<Integer> heldBack(Articles.Key key, Act act, Refusal refusal) {
        return articles.change(
                        key.village(),
                        key.id(),
                        Optional.empty(),
                        article -> act.holdBack(stillDue(article, act), refusal.detail()))
                .thenReturn(1);
    }

    private static Change due(Article article, Act act) {
        return act.publish(stillDue(article, act));
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
