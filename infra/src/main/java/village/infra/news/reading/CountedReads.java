package village.infra.news.reading;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.reading.ReadCounts;
import village.api.place.Village;
import village.infra.postgres.Database;

/** Counts readings in memory and writes the sums down now and then. */
final class CountedReads implements ReadCounts {
    private static final String ADD = """
        insert into news_read (village_id, article_id, reads)
        select r.village_id, r.article_id, r.reads
        from unnest(:villages, :articles, :reads) r(village_id, article_id, reads)
        join news_article a on a.village_id = r.village_id and a.id = r.article_id
        on conflict on constraint news_read_pk do update set reads = news_read.reads + excluded.reads
        """;
    private static final String COUNTED =
            "select article_id, reads from news_read where village_id = :village and article_id = any(:articles)";
    private static final Comparator<Articles.Key> ORDER = Comparator.<Articles.Key, UUID>comparing(
                    key -> key.village().value())
            .thenComparing(key -> key.id().value());
    /** Beyond this many different articles in one interval further ones are not counted. */
    private static final int MOST = 20_000;

    private final Database database;
    private final Map<Articles.Key, Long> waiting = new ConcurrentHashMap<>();

    CountedReads(Database database) {
        this.database = database;
    }

    @Override
    public void add(Village.Id village, Article.Id id) {
        if (waiting.size() < MOST) {
            waiting.merge(new Articles.Key(village, id), 1L, Long::sum);
        }
    }

    /** Writes down what was counted; what cannot be written waits for the next time. Says that there is no more to do. */
    Mono<Boolean> flush() {
        return Mono.defer(() -> {
            var keys = waiting.keySet().stream().sorted(ORDER).toList();
            if (keys.isEmpty()) {
                return Mono.just(false);
            }
            var reads = keys.stream().map(this::taken).toList();
            return written(keys, reads)
                    .doOnError(failure -> giveBack(keys, reads))
                    .thenReturn(false);
        });
    }

    /** How many readings of an article are not written down yet. */
    long waiting(Village.Id village, Article.Id id) {
        return waiting.getOrDefault(new Articles.Key(village, id), 0L);
    }

    private Long taken(Articles.Key key) {
        var reads = waiting.remove(key);
        return reads == null ? 0L : reads;
    }

    private void giveBack(List<Articles.Key> keys, List<Long> reads) {
        for (var at = 0; at < keys.size(); at++) {
            waiting.merge(keys.get(at), reads.get(at), Long::sum);
        }
    }

    private Mono<Void> written(List<Articles.Key> keys, List<Long> reads) {
        return database.write(client -> client.sql(ADD)
                .bind(
                        "villages",
                        keys.stream().map(key -> key.village().value()).toArray(UUID[]::new))
                .bind("articles", keys.stream().map(key -> key.id().value()).toArray(UUID[]::new))
                .bind("reads", reads.toArray(Long[]::new))
                .then());
    }

    @Override
    public Mono<Map<Article.Id, Long>> of(Village.Id village, List<Article.Id> ids) {
        return database.query(client -> client.sql(COUNTED)
                .bind("village", village.value())
                .bind("articles", ids.stream().map(Article.Id::value).toArray(UUID[]::new))
                .map(row -> Map.entry(new Article.Id(uuid(row, 0)), number(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
