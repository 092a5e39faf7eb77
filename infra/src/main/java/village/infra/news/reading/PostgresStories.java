package village.infra.news.reading;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Content;
import village.api.news.reading.Stories;
import village.api.news.reading.Story;
import village.api.place.Village;
import village.infra.news.RevisionRows;
import village.infra.postgres.Database;
import village.infra.postgres.Gathered;
import village.infra.postgres.Prepared;

/** One statement gives all of an article, and of all that are asked for meanwhile: nothing is read for it besides. */
final class PostgresStories implements Stories {
    private static final int REVISION = 8;
    private static final Prepared WHOLE = Prepared.of("""
        select a.village_id, a.id, a.published_at, a.corrected_at, a.withdrawal_reason, c.name,
          coalesce((select n.reads from news_read n where n.village_id = a.village_id and n.article_id = a.id), 0),
          array(
            select t.id || ' ' || t.format || ' ' || t.bytes from attachment t
            where t.village_id = a.village_id and t.owner_kind = 'news' and t.owner_id = a.id
              and t.state = 'pass' and t.erased_at is null
            order by t.id),
        """ + RevisionRows.SHOWN + """

        from unnest(:villages, :articles) w(village_id, id)
        join news_article a on a.village_id = w.village_id and a.id = w.id
        join news_revision r on r.village_id = a.village_id and r.article_id = a.id and r.number = a.shown
        join news_column c on c.village_id = r.village_id and c.id = r.column_id
        """);

    private final Gathered<Articles.Key, Told> gathered;

    PostgresStories(Database database) {
        this.gathered = new Gathered<>(database, PostgresStories::asked);
    }

    @Override
    public Mono<Told> byId(Village.Id village, Article.Id id) {
        return gathered.find(new Articles.Key(village, id));
    }

    private static Mono<Map<Articles.Key, Told>> asked(DatabaseClient client, List<Articles.Key> keys) {
        return WHOLE.query(
                        client,
                        values -> values.bind(
                                        "villages",
                                        keys.stream()
                                                .map(key -> key.village().value())
                                                .toArray(UUID[]::new))
                                .bind(
                                        "articles",
                                        keys.stream()
                                                .map(key -> key.id().value())
                                                .toArray(UUID[]::new)),
                        PostgresStories::toRow)
                .collectMap(Row::key, Row::told);
    }

    private record Row(Articles.Key key, Told told) {}

    private static Row toRow(Readable row) {
        var id = new Article.Id(uuid(row, 1));
        var revision = RevisionRows.toRevision(row, REVISION);
        var story = new Story(
                id,
                revision.number(),
                revision.content(),
                text(row, 5),
                instant(row, 2),
                optionalInstant(row, 3),
                files(row, revision.content()),
                number(row, 6));
        return new Row(
                new Articles.Key(new Village.Id(uuid(row, 0)), id),
                new Told(story, optionalText(row, 4).orElse("")));
    }

    /** Those only that what is shown names: older revisions had others. */
    private static List<Story.File> files(Readable row, Content content) {
        var lines = Objects.requireNonNull(row.get(7, String[].class));
        if (lines.length == 0) {
            return List.of();
        }
        var named = new HashSet<>(content.files());
        return Arrays.stream(lines)
                .map(PostgresStories::file)
                .filter(file -> named.contains(file.id()))
                .toList();
    }

    private static Story.File file(String line) {
        var words = line.split(" ");
        return new Story.File(
                new Attachment.Id(UUID.fromString(words[0])),
                Format.valueOf(words[1].toUpperCase(Locale.ROOT)),
                Long.parseLong(words[2]));
    }
}
