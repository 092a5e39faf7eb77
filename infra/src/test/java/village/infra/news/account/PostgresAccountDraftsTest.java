package village.infra.news.account;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import village.api.news.Article;
import village.api.news.account.AccountDrafts;
import village.api.news.account.AccountDraftsContract;
import village.api.place.Village;
import village.infra.news.column.StoredColumns;
import village.infra.postgres.PostgresExtension;

class PostgresAccountDraftsTest implements AccountDraftsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ARTICLE = """
            insert into news_article (village_id, id, version, status, head, author_id, written_at)
            values (:village, :article, 2, 'draft', 2, :village, now())
            """;
    private static final String REVISIONS = """
            insert into news_revision (village_id, article_id, number, column_id, title, summary, body, plain, images,
              attachments, attachment_names, source, audience, writer_id, written_at)
            select :village, :article, number, :column, '标题', '', '', '', '{}', '{}', '{}', '', 'public', :village, now()
            from generate_series(1, 2) number
            """;
    private static final String ACCOUNT = """
            insert into wechat_account (app_id, kind, name, capabilities, secret_sealed)
            values ('wxcontract01', 'service', '测试', '{}', '') on conflict do nothing
            """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Article.Id article = new Article.Id(UUID.randomUUID());

    @BeforeEach
    void addArticle() {
        run("delete from news_account_draft");
        run(ACCOUNT);
        run("insert into village (id, name) values ('" + village + "', '测试村')");
        var column = StoredColumns.in(POSTGRES.database())
                .of(village)
                .block(PATIENCE)
                .get(0)
                .id();
        named(ARTICLE).then().block(PATIENCE);
        named(REVISIONS).bind("column", column.value()).then().block(PATIENCE);
    }

    private GenericExecuteSpec named(String sql) {
        return POSTGRES.sql().sql(sql).bind("village", village.value()).bind("article", article.value());
    }

    private static void run(String sql) {
        POSTGRES.sql().sql(sql).then().block(PATIENCE);
    }

    @Override
    public AccountDrafts drafts() {
        return new PostgresAccountDrafts(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Article.Id article() {
        return article;
    }
}
