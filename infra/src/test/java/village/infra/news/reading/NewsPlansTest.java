package village.infra.news.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.postgres.ExplainedConnections.nodes;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.column.Column;
import village.api.news.reading.PublishedArticles;
import village.api.news.search.SearchWords;
import village.infra.postgres.ExplainedConnections;
import village.infra.postgres.PostgresExtension;

/** How PostgreSQL finds news among very many, in either kind of plan. */
class NewsPlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 20;
    private static final int FEW_BLOCKS = 600;
    private static final int SEARCHED_BLOCKS = 3_500;
    private static final List<String> WORDS = List.of("水库", "养老", "通知", "养老通知", "没有", "旧闻");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool pool;

    @BeforeAll
    static void load() {
        ManyArticles.load(POSTGRES.sql());
        pool = PostgresExtension.pool(POSTGRES.name());
    }

    @AfterAll
    static void close() {
        pool.disposeLater().block(PATIENCE);
    }

    /** The article, what is shown of it, its column, its files and how often it was read. */
    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void oneArticleIsReadByOneStatement(String mode) {
        var village = ManyArticles.village(0);
        var article = ManyArticles.article(70_000);
        var plans = ExplainedConnections.plans(
                pool, mode, database -> new PostgresStories(database).byId(village, article));
        assertThat(plans).hasSize(1);
        assertThat(nodes(plans.get(0)))
                .filteredOn(node -> node.path("Node Type").asString().equals("Seq Scan"))
                .extracting(node -> node.path("Relation Name").asString())
                .doesNotContain("news_article", "news_revision");
        assertThat(blocks(plans.get(0))).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aListWalksItsIndex(String mode) {
        for (var after : List.of(0, 50_000)) {
            var plans = plans(mode, all -> all.list(view(List.of()), Set.of(), slice(after)));
            assertThat(plans).allSatisfy(NewsPlansTest::isCheap);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aColumnWalksItsIndex(String mode) {
        var columns = List.of(ManyArticles.column(1), ManyArticles.column(2));
        assertThat(plans(mode, all -> all.list(view(columns), Set.of(), slice(50_000))))
                .allSatisfy(NewsPlansTest::isCheap);
        assertThat(plans(mode, all -> all.pinned(view(List.of()), Instant.parse("2026-11-25T00:00:00Z"), 5)))
                .allSatisfy(NewsPlansTest::isCheap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void oneArticleIsFoundByItsKeys(String mode) {
        assertThat(plans(mode, all -> all.byId(ManyArticles.village(0), ManyArticles.article(500))))
                .allSatisfy(NewsPlansTest::isCheap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aWordIsFoundAmongTheNewestOrByItsIndex(String mode) {
        foundCheaply(mode, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void aWordIsFoundInAColumnToo(String mode) {
        foundCheaply(mode, List.of(ManyArticles.column(1), ManyArticles.column(2)));
    }

    private static void foundCheaply(String mode, List<Column.Id> columns) {
        for (var words : WORDS) {
            for (var after : List.of(0, 50_000)) {
                var plan = search(mode, columns, words, after);
                assertThat(nodes(plan))
                        .anyMatch(node -> node.path("Index Name").asString().equals("news_search_words"))
                        .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
                assertThat(blocks(plan)).as("%s: %s", words, plan).isLessThan(SEARCHED_BLOCKS);
            }
        }
    }

    /** The fastest of five, so that a busy machine does not decide. */
    @Test
    void aSearchAmongAHundredThousandIsWellUnderFiftyMilliseconds() {
        for (var words : List.of("水库", "养老", "通知", "养老通知", "没有")) {
            assertThat(fastest(words)).as(words).isLessThan(25);
        }
    }

    private static double fastest(String words) {
        return IntStream.range(0, 5)
                .mapToDouble(run -> milliseconds(search("force_generic_plan", List.of(), words, 0)))
                .min()
                .orElseThrow();
    }

    private static double milliseconds(JsonNode plan) {
        return plan.path("Actual Total Time").asDouble();
    }

    private static JsonNode search(String mode, List<Column.Id> columns, String words, int after) {
        var plans = plans(mode, all -> all.search(view(columns), SearchWords.asked(words), slice(after)));
        return plans.get(plans.size() - 1);
    }

    private static PublishedArticles.View view(List<Column.Id> columns) {
        return new PublishedArticles.View(
                ManyArticles.village(0), List.of(Audience.PUBLIC, Audience.VILLAGERS), columns);
    }

    private static PublishedArticles.Slice slice(int after) {
        return new PublishedArticles.Slice(
                after == 0 ? Optional.<Article.Id>empty() : Optional.of(ManyArticles.article(after)), PAGE);
    }

    private static List<JsonNode> plans(String mode, Function<PublishedArticles, Mono<?>> asked) {
        return ExplainedConnections.plans(pool, mode, database -> asked.apply(new PostgresPublishedArticles(database)));
    }

    private static void isCheap(JsonNode plan) {
        assertThat(nodes(plan))
                .noneMatch(node -> node.path("Node Type").asString().equals("Seq Scan"));
        assertThat(blocks(plan)).as(plan.toString()).isLessThan(FEW_BLOCKS);
    }

    private static int blocks(JsonNode plan) {
        return plan.path("Shared Hit Blocks").asInt()
                + plan.path("Shared Read Blocks").asInt();
    }
}
