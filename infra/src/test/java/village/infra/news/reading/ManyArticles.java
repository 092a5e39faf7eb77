package village.infra.news.reading;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.news.Article;
import village.api.news.column.Column;
import village.api.place.Village;
import village.infra.news.search.SearchRows;

/**
 * A hundred thousand published articles of one village, and as many of others, with words as unevenly spread as words
 * are: 通知 stands in every article, 养老 in one of fifty, 水库 in one of five thousand, 旧闻 in all of the older half.
 */
final class ManyArticles {
    static final int MANY = 100_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What articles say, two thousand texts of 120 words each; every article adds a word of its own. */
    private static final String TEXTS = """
        create table told as select t, array(
          select distinct chr(19968 + (2000 * power(random(), 3))::int) || chr(19968 + (2000 * power(random(), 3))::int)
          from generate_series(1, 120) where t is not null) words
        from generate_series(0, 1999) t
        """;

    private static final String SEARCH = """
        insert into news_search (village_id, article_id, audience, column_id, published_at, words)
        select a.village_id, a.id, a.audience, a.column_id, a.published_at, p.words || array(
            select '%1$s' || word from (
              select '通知' as word
              union all select '养老' where a.head %% 50 = 2
              union all select '水库' where a.head %% 5000 = 2
              union all select '旧闻' where a.head < 50000
              union all select a.id::text) words)
        from news_article a
        join (select t, array(select '%1$s' || word from unnest(words) word) words from told offset 0) p
          on p.t = a.head %% 2000
        where a.village_id = key(1, %2$d)
        """;

    private ManyArticles() {}

    static void load(DatabaseClient sql) {
        run(sql, """
            create function key(kind int, number bigint) returns uuid immutable
            return (lpad(kind::text, 8, '0') || '-0000-0000-0000-' || lpad(to_hex(number), 12, '0'))::uuid
            """);
        run(sql, "insert into village (id, name) select key(1, v), '村' || v from generate_series(0, 1) v");
        run(sql, """
            insert into news_column (village_id, id, name, position)
            select key(1, v), key(2, c), '栏目' || c, c from generate_series(0, 1) v, generate_series(0, 4) c
            """);
        run(sql, TEXTS);
        run(sql, "drop index news_search_words");
        List.of(0, 1).forEach(village -> articles(sql, village));
        run(sql, "create index news_search_words on news_search using gin (words) with (fastupdate = off)");
        run(sql, "checkpoint");
        run(sql, "vacuum (analyze) news_search, news_article, news_revision");
    }

    private static void articles(DatabaseClient sql, int village) {
        run(sql, """
            insert into news_article (village_id, id, version, status, head, author_id, written_at, shown, published_at,
              column_id, title, summary, source, audience, has_voice, has_video)
            select key(1, %d), key(3, n), 2, 'published', n, key(4, 1), t, n, t, key(2, n %% 5), '标题' || n,
              repeat('一段摘要。', 12), '村委会',
              case n %% 10 when 0 then 'party-members' when 1 then 'villagers' else 'public' end, false, false
            from generate_series(1, %d) n
            cross join lateral (select timestamptz '2020-01-01 00:00Z' + n * interval '10 minutes' as t) published
            """.formatted(village, MANY));
        run(sql, """
            insert into news_revision (village_id, article_id, number, column_id, title, summary, body, plain, images,
              attachments, attachment_names, source, audience, writer_id, written_at)
            select village_id, id, head, column_id, title, summary, repeat('<p>一段正文。</p>', 20), '正文', '{}', '{}', '{}',
              source, audience, author_id, written_at
            from news_article where village_id = key(1, %d)
            """.formatted(village));
        run(sql, SEARCH.formatted(SearchRows.keys(village(village), List.of(""))[0], village));
    }

    private static void run(DatabaseClient sql, String statement) {
        sql.sql(statement).then().block(PATIENCE);
    }

    static Village.Id village(int number) {
        return new Village.Id(key(1, number));
    }

    static Column.Id column(int number) {
        return new Column.Id(key(2, number));
    }

    static Article.Id article(int number) {
        return new Article.Id(key(3, number));
    }

    private static UUID key(int kind, int number) {
        return new UUID((long) kind << 32, number);
    }
}
