package village.infra.news;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.Content;
import village.api.news.Enclosure;
import village.api.news.Revision;
import village.api.news.RichText;
import village.api.news.column.Column;

/** A revision's row; never changed. */
public final class RevisionRows {
    /** Of a revision {@code r}. */
    public static final String COLUMNS =
            "r.number, r.column_id, r.title, r.summary, r.body, r.plain, r.images, r.cover_id, r.attachments,"
                    + " r.attachment_names, r.video, r.voice_id, r.source, r.audience, r.pinned_until, r.writer_id,"
                    + " r.written_at";

    /** The same for readers, without the plain text that is for search. */
    public static final String SHOWN = COLUMNS.replace("r.plain", "''");

    /** How many columns those are. */
    public static final int WIDTH = 17;

    private static final String INSERT = """
        insert into news_revision (village_id, article_id, number, column_id, title, summary, body, plain, images,
          cover_id, attachments, attachment_names, video, voice_id, source, audience, pinned_until, writer_id, written_at)
        values (:village, :article, :number, :column, :title, :summary, :body, :plain, :images,
          :cover, :attachments, :names, :video, :voice, :source, :audience, :pinned, :writer, :written)
        """;

    private RevisionRows() {}

    static Mono<Void> insert(DatabaseClient client, Article article) {
        var revision = article.head();
        var content = revision.content();
        return client.sql(INSERT)
                .bind("village", article.village().value())
                .bind("article", article.id().value())
                .bind("number", revision.number())
                .bind("column", content.column().value())
                .bind("title", content.title())
                .bind("summary", content.summary())
                .bind("body", content.body().html())
                .bind("plain", content.body().text())
                .bind("images", keys(content.body().images()))
                .bind("cover", orNull(content.cover().map(Attachment.Id::value), UUID.class))
                .bind(
                        "attachments",
                        keys(content.attachments().stream().map(Enclosure::file).toList()))
                .bind(
                        "names",
                        content.attachments().stream().map(Enclosure::name).toArray(String[]::new))
                .bind("video", orNull(content.video(), String.class))
                .bind("voice", orNull(content.voice().map(Attachment.Id::value), UUID.class))
                .bind("source", content.source())
                .bind("audience", word(content.audience()))
                .bind("pinned", orNull(content.pinnedUntil(), Instant.class))
                .bind("writer", revision.writer().value())
                .bind("written", revision.writtenAt())
                .then();
    }

    /** @param from where its columns begin */
    public static Revision toRevision(Readable row, int from) {
        return new Revision(
                (int) number(row, from),
                toContent(row, from),
                new Person.Id(uuid(row, from + 15)),
                instant(row, from + 16));
    }

    private static Content toContent(Readable row, int from) {
        return new Content(
                new Column.Id(uuid(row, from + 1)),
                text(row, from + 2),
                text(row, from + 3),
                new RichText(text(row, from + 4), text(row, from + 5), files(row, from + 6)),
                optionalUuid(row, from + 7).map(Attachment.Id::new),
                enclosures(row, from + 8),
                optionalText(row, from + 10),
                optionalUuid(row, from + 11).map(Attachment.Id::new),
                text(row, from + 12),
                word(row, from + 13, Audience.class),
                optionalInstant(row, from + 14));
    }

    private static List<Attachment.Id> files(Readable row, int index) {
        return Arrays.stream(uuids(row, index)).map(Attachment.Id::new).toList();
    }

    private static List<Enclosure> enclosures(Readable row, int index) {
        var files = files(row, index);
        var names = Objects.requireNonNull(row.get(index + 1, String[].class));
        return IntStream.range(0, files.size())
                .mapToObj(at -> new Enclosure(files.get(at), names[at]))
                .toList();
    }

    private static UUID[] keys(List<Attachment.Id> files) {
        return files.stream().map(Attachment.Id::value).toArray(UUID[]::new);
    }
}
