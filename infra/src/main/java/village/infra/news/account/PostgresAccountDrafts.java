package village.infra.news.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.news.Article;
import village.api.news.account.AccountDraft;
import village.api.news.account.AccountDrafts;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Drafts for public accounts on PostgreSQL. */
final class PostgresAccountDrafts implements AccountDrafts {
    private static final String SELECT = "select " + DraftRows.COLUMNS + " from news_account_draft ";
    private static final String ONE = SELECT + "where village_id = :village and id = :id";
    private static final String OF_ARTICLE =
            SELECT + "where village_id = :village and article_id = :article and id = :id";
    private static final String OF_REVISION =
            SELECT + "where village_id = :village and article_id = :article and revision = :revision";
    private static final String ALL =
            SELECT + "where village_id = :village and article_id = :article order by revision desc limit 100";
    private static final String DUE = SELECT + "where due <= :now order by due limit 1 for update skip locked";
    private static final String INSERT = """
            insert into news_account_draft (village_id, id, article_id, revision, app_id, state, name, asked_by, asked_at,
              attempts, looks, doubtful, detail, due, changed_at, version)
            values (:village, :id, :article, :revision, :account, :state, :name, :by, :at,
              :attempts, :looks, :doubtful, :detail, :due, :changed, :version)
            on conflict on constraint news_account_draft_once do nothing
            """;
    private static final String UPDATE = """
            update news_account_draft set state = :state, name = :name, attempts = :attempts, looks = :looks,
              doubtful = :doubtful, detail = :detail, due = :due, changed_at = :changed, version = :version
            where village_id = :village and id = :id
            """;

    private final Database database;

    PostgresAccountDrafts(Database database) {
        this.database = database;
    }

    @Override
    public Mono<AccountDraft> add(Once once, AccountDraft draft, Event event) {
        return database.write(client -> Idempotency.claim(
                        client, draft.village(), once, draft.id().value())
                .flatMap(made -> made.equals(draft.id().value())
                        ? added(client, draft, event)
                        : one(client, ONE, draft.village(), made).switchIfEmpty(ofRevision(client, draft))));
    }

    private static Mono<AccountDraft> added(DatabaseClient client, AccountDraft draft, Event event) {
        return DraftRows.state(client.sql(INSERT), draft)
                .bind("article", draft.article().value())
                .bind("revision", draft.revision())
                .bind("account", draft.account())
                .bind("by", draft.asked().by().value())
                .bind("at", draft.asked().at())
                .fetch()
                .rowsUpdated()
                .flatMap(rows ->
                        rows == 1 ? PostgresEvents.append(client, event).thenReturn(draft) : ofRevision(client, draft));
    }

    /** Waited for by the insert, so it is there now. */
    private static Mono<AccountDraft> ofRevision(DatabaseClient client, AccountDraft draft) {
        return client.sql(OF_REVISION)
                .bind("village", draft.village().value())
                .bind("article", draft.article().value())
                .bind("revision", draft.revision())
                .map(DraftRows::toDraft)
                .one();
    }

    @Override
    public Mono<AccountDraft> byId(Village.Id village, Article.Id article, AccountDraft.Id id) {
        return database.query(client -> client.sql(OF_ARTICLE)
                .bind("village", village.value())
                .bind("article", article.value())
                .bind("id", id.value())
                .map(DraftRows::toDraft)
                .one());
    }

    @Override
    public Mono<List<AccountDraft>> of(Village.Id village, Article.Id article) {
        return database.query(client -> client.sql(ALL)
                .bind("village", village.value())
                .bind("article", article.value())
                .map(DraftRows::toDraft)
                .all()
                .collectList());
    }

    @Override
    public Mono<AccountDraft> take(Instant now) {
        return database.write(client -> client.sql(DUE)
                .bind("now", now)
                .map(DraftRows::toDraft)
                .one()
                .map(draft -> draft.taken(now))
                .flatMap(taken -> updated(client, taken)));
    }

    @Override
    public Mono<AccountDraft> change(Village.Id village, AccountDraft.Id id, Function<AccountDraft, Changed> act) {
        return database.write(client -> one(client, ONE + " for update", village, id.value())
                .flatMap(before -> kept(client, before, act.apply(before))));
    }

    private static Mono<AccountDraft> kept(DatabaseClient client, AccountDraft before, Changed changed) {
        return changed.after().equals(before)
                ? Mono.just(before)
                : updated(client, changed.after())
                        .flatMap(after -> Mono.justOrEmpty(changed.event())
                                .flatMap(event -> PostgresEvents.append(client, event))
                                .thenReturn(after));
    }

    private static Mono<AccountDraft> updated(DatabaseClient client, AccountDraft draft) {
        return DraftRows.state(client.sql(UPDATE), draft).then().thenReturn(draft);
    }

    private static Mono<AccountDraft> one(DatabaseClient client, String sql, Village.Id village, UUID id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id)
                .map(DraftRows::toDraft)
                .one();
    }
}
