package village.infra.news.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.news.Article;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** Readings are counted in memory and lost by nobody: not by threads, not by two instances, not by a failed write. */
class CountedReadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Article.Id article = new Article.Id(UuidCreator.getTimeOrderedEpoch());
    private final CountedReads here = new CountedReads(POSTGRES.database());

    @BeforeEach
    void add() {
        run("insert into village (id, name) values ('%s', '测试村')".formatted(village));
        run("""
            insert into news_article (village_id, id, version, status, head, author_id, written_at)
            values ('%s', '%s', 1, 'draft', 1, gen_random_uuid(), now())
            """.formatted(village, article));
    }

    @Test
    void countsNothingUntilItIsWrittenDown() {
        here.add(village, article);
        assertThat(counted()).isZero();
        here.flush().block(PATIENCE);
        here.flush().block(PATIENCE);
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void losesNoneOfManyThreadsAndInstances() {
        var there = new CountedReads(POSTGRES.database());
        Flux.fromStream(IntStream.range(0, 4000).boxed())
                .flatMap(number -> Mono.fromRunnable(() -> (number % 2 == 0 ? here : there).add(village, article))
                        .subscribeOn(Schedulers.parallel())
                        .then(
                                number % 500 == 0
                                        ? Flux.merge(here.flush(), there.flush())
                                                .then()
                                        : Mono.empty()))
                .then(Flux.merge(here.flush(), there.flush()).then())
                .block(PATIENCE);
        assertThat(counted()).isEqualTo(4000);
    }

    @Test
    void whatCannotBeWrittenWaitsForTheNextTime() {
        var pool = PostgresExtension.pool(POSTGRES.name());
        var cut = new CountedReads(PostgresExtension.database(closed(pool)));
        IntStream.range(0, 3).forEach(time -> cut.add(village, article));
        assertThatThrownBy(() -> cut.flush().block(PATIENCE)).isNotNull();
        cut.add(village, article);
        assertThatThrownBy(() -> cut.flush().block(PATIENCE)).isNotNull();
        assertThat(cut.waiting(village, article)).isEqualTo(4);
        assertThat(counted()).isZero();
    }

    private static ConnectionPool closed(ConnectionPool pool) {
        pool.disposeLater().block(PATIENCE);
        return pool;
    }

    @Test
    void whatIsNoArticleOfTheVillageIsNotCounted() {
        var unknown = new Article.Id(UUID.randomUUID());
        here.add(village, unknown);
        here.add(new Village.Id(UUID.randomUUID()), article);
        here.add(village, article);
        here.flush().block(PATIENCE);
        assertThat(here.of(village, List.of(article, unknown)).block(PATIENCE)).containsOnlyKeys(article);
        assertThat(counted()).isEqualTo(1);
    }

    private long counted() {
        return here.of(village, List.of(article)).block(PATIENCE).getOrDefault(article, 0L);
    }

    private static void run(String statement) {
        POSTGRES.sql().sql(statement).then().block(PATIENCE);
    }
}
