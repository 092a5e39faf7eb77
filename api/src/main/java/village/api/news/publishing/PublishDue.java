package village.api.news.publishing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Articles.Due;
import village.api.news.Status;

/**
 * Publishes what was scheduled and has come due. What may not go out any more, or was scheduled by somebody who may not
 * publish any more, becomes a draft again, with the reason. What fails is put off, longer each time, and keeps nobody
 * else's article back; after {@value #MOST_FAILURES} failures a person has to look at it. Any number of instances may run
 * it: each article's row lock decides.
 */
public final class PublishDue {
    /** With ever longer waits between, some three hours. */
    static final int MOST_FAILURES = 8;

    static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** Files that are never read to their end hold up no other village. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String GIVEN_UP = "系统试了几次都没能发出去，请看看内容和附件，再发布一次；还不行请找管理员。";
    private static final String NO_CADRE = "定时的人现在不是村干部了，请村干部看过以后重新发布。";

    private final Articles articles;
    private final Publishing publishing;
    private final RoleBook roles;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Troubles troubles;

    /** Whoever runs the installation learns of what failed. */
    @FunctionalInterface
    public interface Troubles {
        /** @param due with the failures before this one */
        void with(Due due, Throwable failure);
    }

    public PublishDue(
            Articles articles,
            Publishing publishing,
            RoleBook roles,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Troubles troubles) {
        this.articles = articles;
        this.publishing = publishing;
        this.roles = roles;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** How many of at most {@code batch} it took care of in one round; what was put off does not count. */
    public Mono<Integer> publish(int batch) {
        return Mono.defer(() -> articles.due(clock.instant(), batch))
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(
                        due -> settled(due.article()).timeout(PATIENCE).onErrorResume(failure -> putOff(due, failure)))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> settled(Articles.Key key) {
        var act = Act.ofClock(clock.instant(), ids);
        return articles.byId(key.village(), key.id())
                .map(article -> stillDue(article, act))
                .flatMap(article -> scheduler(article).flatMap(by -> publishing.throughGate(by, article)))
                .flatMap(checked -> transactions.together(published(key, act, checked)))
                .thenReturn(1)
                .onErrorResume(Refusal.class, refusal -> heldBack(key, act, refusal.detail()))
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

    /** Whoever set the time publishes, if he still may. */
    private Mono<Actor> scheduler(Article article) {
        return Mono.justOrEmpty(article.publication().publisher())
                .flatMap(person -> roles.fresh(person, article.village())
                        .map(standing -> standing.actor(person, article.village())))
                .filter(by -> by.holds(Role.CADRE))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED, NO_CADRE)));
    }

    private Mono<Integer> heldBack(Articles.Key key, Act act, String why) {
        return articles.change(
                        key.village(), key.id(), Optional.empty(), article -> act.holdBack(stillDue(article, act), why))
                .thenReturn(1);
    }

    private Mono<Integer> putOff(Due due, Throwable failure) {
        troubles.with(due, failure);
        var now = clock.instant();
        if (due.failures() + 1 >= MOST_FAILURES) {
            return heldBack(due.article(), Act.ofClock(now, ids), GIVEN_UP)
                    .onErrorResume(NotDue.class, another -> Mono.just(0));
        }
        return articles.putOff(due.article(), now.plus(wait(due.failures()))).thenReturn(0);
    }

    private static Duration wait(int failures) {
        var wait = FIRST_WAIT.multipliedBy(1L << failures);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
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
