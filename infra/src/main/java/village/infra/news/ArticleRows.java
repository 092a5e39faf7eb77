package village.infra.news;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.Status;
import village.api.place.Village;
import village.infra.news.search.SearchRows;

/** An article's row: its state, and what lists show of it to readers. */
final class ArticleRows {
    /** Column 0 to 5, then the publication, then the head revision. */
    static final String SELECT = "select a.village_id, a.id, a.version, a.status, a.author_id, a.written_at, "
            + PublicationRows.COLUMNS + ", " + RevisionRows.COLUMNS
            + " from news_article a join news_revision r"
            + " on r.village_id = a.village_id and r.article_id = a.id and r.number = a.head ";

    private static final int PUBLICATION = 6;
    private static final int REVISION = PUBLICATION + PublicationRows.WIDTH;
    private static final String INSERT = """
            insert into news_article (village_id, id, version, status, head, author_id, written_at)
            values (:village, :id, :version, :status, :head, :author, :written)
            """;
    private static final String UPDATE = "update news_article set version = :version, status = :status, head = :head, "
            + PublicationRows.SET + " where village_id = :village and id = :id and version = :version - 1";
    private static final String SHOW =
            "update news_article set version = :version, status = :status, head = :head, " + PublicationRows.SET + """
            , column_id = :column, title = :title, summary = :summary, cover_id = :cover, source = :source,
              audience = :audience, pinned_until = :pinned, has_voice = :voice, has_video = :video
            where village_id = :village and id = :id and version = :version - 1
            """;
    private static final int SUMMARY = 80;

    private ArticleRows() {}

    static Mono<Void> insert(DatabaseClient client, Article article) {
        return state(client.sql(INSERT), article)
                .bind("author", article.author().value())
                .bind("written", article.writtenAt())
                .then()
                .then(RevisionRows.insert(client, article));
    }

    /** Writes what an act made of an article. */
    static Mono<Void> update(DatabaseClient client, Article before, Article after) {
        var revised = after.head().number() > before.head().number();
        var kept = revised ? RevisionRows.insert(client, after) : Mono.<Void>empty();
        if (shows(after)) {
            return kept.then(shown(client, after).then()).then(SearchRows.put(client, after));
        }
        var stands = PublicationRows.bind(state(client.sql(UPDATE), after), after.publication())
                .then();
        return after.status() == Status.WITHDRAWN
                ? kept.then(stands).then(SearchRows.remove(client, after))
                : kept.then(stands);
    }

    private static boolean shows(Article after) {
        return after.status() == Status.PUBLISHED && !after.pending();
    }

    private static DatabaseClient.GenericExecuteSpec shown(DatabaseClient client, Article after) {
        var content = after.head().content();
        return PublicationRows.bind(state(client.sql(SHOW), after), after.publication())
                .bind("column", content.column().value())
                .bind("title", content.title())
                .bind(
                        "summary",
                        content.summary().isBlank() ? beginning(content.body().text()) : content.summary())
                .bind("cover", orNull(content.cover().map(Attachment.Id::value), UUID.class))
                .bind("source", content.source())
                .bind("audience", word(content.audience()))
                .bind("pinned", orNull(content.pinnedUntil(), Instant.class))
                .bind("voice", content.voice().isPresent())
                .bind("video", content.video().isPresent());
    }

    private static String beginning(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SUMMARY
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SUMMARY)) + "…";
    }

    private static DatabaseClient.GenericExecuteSpec state(DatabaseClient.GenericExecuteSpec sql, Article article) {
        return sql.bind("village", article.village().value())
                .bind("id", article.id().value())
                .bind("version", article.version())
                .bind("status", word(article.status()))
                .bind("head", article.head().number());
    }

    /** Without what readers see beside the head. */
    static Article toArticle(Readable row) {
        return new Article(
                new Article.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                word(row, 3, Status.class),
                RevisionRows.toRevision(row, REVISION),
                Optional.empty(),
                PublicationRows.toPublication(row, PUBLICATION),
                new Person.Id(uuid(row, 4)),
                instant(row, 5));
    }
}
