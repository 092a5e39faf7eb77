package village.infra.news;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Change;
import village.api.news.Revision;
import village.api.news.Status;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Articles on PostgreSQL: a change, its revision, what readers see and its event are one transaction. */
final class PostgresArticles implements Articles {
    private static final String ONE = ArticleRows.SELECT + "where a.village_id = :village and a.id = :id";
    /** By itself: a joined row that was waited for would be joined with the revision of before. */
    private static final String LOCK =
            "select id from news_article where village_id = :village and id = :id for update";

    private static final String REVISIONS = "select " + RevisionRows.COLUMNS
            + " from news_revision r where r.village_id = :village and r.article_id = :id order by r.number desc";
    private static final String REVISION = "select " + RevisionRows.COLUMNS
            + " from news_revision r where r.village_id = :village and r.article_id = :id and r.number = :number";
    private static final String ALL =
            ArticleRows.SELECT + "where a.village_id = :village and a.id < :after order by a.id desc limit :limit";
    private static final String IN_STATE = ArticleRows.SELECT
            + "where a.village_id = :village and a.status = :status and a.id < :after order by a.id desc limit :limit";
    private static final String DUE = """
        select village_id, id, failures from news_article
        where status = 'scheduled' and scheduled_for <= :now and (put_off_until is null or put_off_until <= :now)
        order by scheduled_for limit :limit
        """;
    private static final String PUT_OFF = """
        update news_article set failures = failures + 1, put_off_until = :until
        where village_id = :village and id = :id and status = 'scheduled'
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;

    PostgresArticles(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Article.Id> add(Once once, Change change) {
        var article = change.after();
        return database.write(client -> Idempotency.claim(
                                client, article.village(), once, article.id().value())
                        .flatMap(made -> made.equals(article.id().value())
                                ? ArticleRows.insert(client, article)
                                        .onErrorMap(DataIntegrityViolationException.class, PostgresArticles::columnGone)
                                        .then(PostgresEvents.append(client, change.event()))
                                        .thenReturn(made)
                                : Mono.just(made)))
                .map(Article.Id::new);
    }

    @Override
    public Mono<Article> change(Village.Id village, Article.Id id, Optional<Once> once, Function<Article, Change> act) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private static Mono<Article> changed(
            DatabaseClient client, Village.Id village, Article.Id id, Function<Article, Change> act) {
        return locked(client, village, id).flatMap(before -> {
            var change = act.apply(before);
            return ArticleRows.update(client, before, change.after())
                    .onErrorMap(DataIntegrityViolationException.class, PostgresArticles::columnGone)
                    .then(PostgresEvents.append(client, change.event()))
                    .thenReturn(change.after());
        });
    }

    /** Its column was removed while it was written. */
    private static Throwable columnGone(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "").contains("_column_fk")
                ? Refusal.of(Reason.NEWS_COLUMN_NOT_FOUND)
                : failure;
    }

    private static Mono<Article> locked(DatabaseClient client, Village.Id village, Article.Id id) {
        return client.sql(LOCK)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> uuid(row, 0))
                .one()
                .flatMap(held -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Article> byId(Village.Id village, Article.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    private static Mono<Article> one(DatabaseClient client, String sql, Village.Id village, Article.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(ArticleRows::toArticle)
                .one()
                .flatMap(article -> article.pending() ? withShown(client, article) : Mono.just(article));
    }

    private static Mono<Article> withShown(DatabaseClient client, Article article) {
        return client.sql(REVISION)
                .bind("village", article.village().value())
                .bind("id", article.id().value())
                .bind("number", article.publication().shown().orElseThrow())
                .map(row -> RevisionRows.toRevision(row, 0))
                .one()
                .map(article::beside);
    }

    @Override
    public Mono<List<Revision>> revisions(Village.Id village, Article.Id id) {
        return database.query(client -> client.sql(REVISIONS)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> RevisionRows.toRevision(row, 0))
                .all()
                .collectList());
    }

    @Override
    public Mono<Page<Article, Article.Id>> all(Village.Id village, Slice slice) {
        return page(slice, client -> client.sql(ALL).bind("village", village.value()));
    }

    @Override
    public Mono<Page<Article, Article.Id>> inState(Village.Id village, Status status, Slice slice) {
        return page(
                slice,
                client -> client.sql(IN_STATE).bind("village", village.value()).bind("status", word(status)));
    }

    private Mono<Page<Article, Article.Id>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return database.query(client -> select.apply(client)
                        .bind("after", slice.after().map(Article.Id::value).orElse(LAST))
                        .bind("limit", slice.limit() + 1)
                        .map(ArticleRows::toArticle)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, slice.limit(), Article::id));
    }

    @Override
    public Mono<List<Due>> due(Instant now, int limit) {
        return database.query(client -> client.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> new Due(
                        new Key(new Village.Id(uuid(row, 0)), new Article.Id(uuid(row, 1))), (int) number(row, 2)))
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> putOff(Key article, Instant until) {
        return database.write(client -> client.sql(PUT_OFF)
                .bind("until", until)
                .bind("village", article.village().value())
                .bind("id", article.id().value())
                .then());
    }
}
