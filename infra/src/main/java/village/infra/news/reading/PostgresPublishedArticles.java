package village.infra.news.reading;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.column.Column;
import village.api.news.reading.Headline;
import village.api.news.reading.PublishedArticles;
import village.api.place.Village;
import village.infra.news.PublicationRows;
import village.infra.news.RevisionRows;
import village.infra.news.search.SearchRows;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/** What readers see. A list is one index walk per audience, and per column where columns are asked for, merged. */
final class PostgresPublishedArticles implements PublishedArticles {
    private static final String ONE = "select a.id, " + PublicationRows.COLUMNS + ", " + RevisionRows.COLUMNS
            + " from news_article a join news_revision r"
            + " on r.village_id = a.village_id and r.article_id = a.id and r.number = a.shown"
            + " where a.village_id = :village and a.id = :id";
    private static final String COLUMNS = "h.id, h.column_id, h.title, h.summary, h.cover_id, h.source, h.audience,"
            + " h.pinned_until, h.has_voice, h.has_video, h.published_at, h.corrected_at";
    private static final String SELECT = "select " + COLUMNS + " from unnest(:audiences) w(audience) ";
    private static final String BEFORE = """
          and (a.published_at, a.id) < (select l.published_at, l.id from news_article l
            where l.village_id = :village and l.id = :after)
        """;
    private static final String LATEST = """
          order by a.published_at desc, a.id desc limit :limit) h
        order by h.published_at desc, h.id desc limit :limit
        """;
    private static final String EVERYWHERE = SELECT + """
        cross join lateral (select * from news_article a
          where a.village_id = :village and a.status = 'published' and a.audience = w.audience
            and a.id <> all(:except)
        """;
    private static final String IN_COLUMNS = SELECT + """
        cross join unnest(:columns) c(id) cross join lateral (select * from news_article a
          where a.village_id = :village and a.status = 'published' and a.column_id = c.id and a.audience = w.audience
            and a.id <> all(:except)
        """;
    private static final String PINNED = "select " + COLUMNS + """
         from news_article h
        where h.village_id = :village and h.status = 'published' and h.pinned_until > :now
          and h.audience = any(:audiences)
        """;
    private static final String PINNED_ORDER = " order by h.pinned_until desc, h.id desc limit :limit";
    /** A word that stands in many articles is found among the newest, one that stands in few by the index of words. */
    private static final String SEARCH = """
        with near as materialized (
          select n.article_id, n.published_at from (
            select s.article_id, s.published_at, s.audience, s.column_id, s.words from news_search s
            where s.village_id = :village %1$s
            order by s.published_at desc, s.article_id desc limit 300) n
          where n.audience = any(:audiences) and n.words @> :words %2$s
          order by n.published_at desc, n.article_id desc limit :limit),
        far as (
          select s.article_id, s.published_at from (
            select village_id, article_id, audience, column_id, published_at from news_search
            where words @> :words offset 0) s
          where s.village_id = :village and s.audience = any(:audiences) %1$s %3$s
            and (select count(*) from near) < :limit
          order by s.published_at desc, s.article_id desc limit :limit)
        """;

    private static final String FOUND = SEARCH + "select " + COLUMNS + """
         from (select * from near where (select count(*) from near) >= :limit union all select * from far) f
        join news_article h on h.village_id = :village and h.id = f.article_id
        order by h.published_at desc, h.id desc
        """;
    private static final String FOUND_BEFORE = """
        and (s.published_at, s.article_id) < (select l.published_at, l.id from news_article l
          where l.village_id = :village and l.id = :after)\
        """;

    private static final String FOUND_IN = "and %s.column_id = any(:columns)";

    private final Database database;

    PostgresPublishedArticles(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Shown> byId(Village.Id village, Article.Id id) {
        return database.query(client -> client.sql(ONE)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(row -> new Shown(
                        new Article.Id(uuid(row, 0)),
                        RevisionRows.toRevision(row, 1 + PublicationRows.WIDTH),
                        PublicationRows.toPublication(row, 1)))
                .one());
    }

    @Override
    public Mono<Page<Headline, Article.Id>> list(View view, Set<Article.Id> except, Slice slice) {
        var shape = view.columns().isEmpty() ? EVERYWHERE : IN_COLUMNS;
        var sql = shape + (slice.after().isPresent() ? BEFORE : "") + LATEST;
        return page(
                slice,
                client -> inColumns(client.sql(sql), view)
                        .bind("except", except.stream().map(Article.Id::value).toArray(UUID[]::new)),
                view);
    }

    @Override
    public Mono<List<Headline>> pinned(View view, Instant now, int limit) {
        var sql = PINNED + (view.columns().isEmpty() ? "" : " and h.column_id = any(:columns)") + PINNED_ORDER;
        return database.query(client -> headlines(
                viewed(inColumns(client.sql(sql), view), view).bind("now", now).bind("limit", limit)));
    }

    @Override
    public Mono<Page<Headline, Article.Id>> search(View view, Set<String> words, Slice slice) {
        var within = view.columns().isEmpty() ? "" : FOUND_IN;
        var before = slice.after().isPresent() ? FOUND_BEFORE : "";
        var sql = FOUND.formatted(before, within.formatted("n"), within.formatted("s"));
        return page(
                slice,
                client -> inColumns(client.sql(sql), view).bind("words", SearchRows.keys(view.village(), words)),
                view);
    }

    private static DatabaseClient.GenericExecuteSpec inColumns(DatabaseClient.GenericExecuteSpec sql, View view) {
        return view.columns().isEmpty()
                ? sql
                : sql.bind(
                        "columns", view.columns().stream().map(Column.Id::value).toArray(UUID[]::new));
    }

    private static DatabaseClient.GenericExecuteSpec viewed(DatabaseClient.GenericExecuteSpec sql, View view) {
        return sql.bind("village", view.village().value())
                .bind("audiences", view.audiences().stream().map(Columns::word).toArray(String[]::new));
    }

    private Mono<Page<Headline, Article.Id>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select, View view) {
        return database.query(client -> headlines(
                        after(viewed(select.apply(client), view), slice).bind("limit", slice.limit() + 1)))
                .map(rows -> Page.of(rows, slice.limit(), Headline::id));
    }

    private static DatabaseClient.GenericExecuteSpec after(DatabaseClient.GenericExecuteSpec sql, Slice slice) {
        return slice.after().isPresent() ? sql.bind("after", slice.after().get().value()) : sql;
    }

    private static Mono<List<Headline>> headlines(DatabaseClient.GenericExecuteSpec sql) {
        return sql.map(PostgresPublishedArticles::toHeadline).all().collectList();
    }

    private static Headline toHeadline(Readable row) {
        return new Headline(
                new Article.Id(uuid(row, 0)),
                new Column.Id(uuid(row, 1)),
                text(row, 2),
                text(row, 3),
                optionalUuid(row, 4).map(Attachment.Id::new),
                text(row, 5),
                word(row, 6, Audience.class),
                optionalInstant(row, 7),
                truth(row, 8),
                truth(row, 9),
                instant(row, 10),
                optionalInstant(row, 11));
    }
}
