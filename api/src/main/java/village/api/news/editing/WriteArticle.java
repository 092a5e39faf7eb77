package village.api.news.editing;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Change;
import village.api.news.Content;

/** A grid worker or a cadre writes an article; nobody else sees it yet. */
public final class WriteArticle {
    private final Articles articles;
    private final Desk desk;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public WriteArticle(Articles articles, Desk desk, Transactions transactions, Ids ids, Clock clock) {
        this.articles = articles;
        this.desk = desk;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Gives the article the key stands for, as it is now. */
    public Mono<Article> write(Actor actor, Submission submission, Once once) {
        return Mono.fromSupplier(() -> NewsStaff.requireWriter(actor))
                .flatMap(writer -> desk.content(writer, submission))
                .flatMap(content -> add(actor, content, once))
                .flatMap(id -> articles.byId(actor.requireVillage(), id));
    }

    private Mono<Article.Id> add(Actor actor, Content content, Once once) {
        Change written = Act.of(actor, clock.instant(), ids).write(actor, content);
        var fresh = written.after().id();
        return transactions.together(articles.add(once, written)
                .flatMap(id ->
                        id.equals(fresh) ? desk.claimFiles(actor, id, content).thenReturn(id) : Mono.just(id)));
    }
}
