package village.infra.news.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Transactions;
import village.api.identity.RoleBook;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Change;
import village.api.news.Revision;
import village.api.news.Status;
import village.api.news.publishing.PublishDue;
import village.api.news.publishing.Publishing;
import village.api.place.Village;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** What cannot be published at its time stands in nobody's way, and what may not be is shown with the reason. */
class ScheduledTroublesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final AtomicInteger troubles = new AtomicInteger();

    @Test
    void oneThatFailsHoldsNobodyBackAndIsLeftAloneForAWhile() {
        var bad = scheduled(HERE.desk("demo-cadre-1"), VILLAGE, 1);
        var good = scheduled(HERE.desk("demo-cadre-2"), OTHER_VILLAGE, 2);
        var poisoned = new Poisoned(HERE.context().getBean(Articles.class), UUID.fromString(bad));
        publish(poisoned, Duration.ofDays(2));
        publish(poisoned, Duration.ofDays(2));
        assertThat(troubles).as("tried once in two rounds").hasValue(1);
        assertThat(status("demo-cadre-2", OTHER_VILLAGE, good)).isEqualTo("published");
        assertThat(status("demo-cadre-1", VILLAGE, bad)).isEqualTo("scheduled");
        publish(HERE.context().getBean(Articles.class), Duration.ofDays(2).plusMinutes(2));
        assertThat(status("demo-cadre-1", VILLAGE, bad)).isEqualTo("published");
    }

    @Test
    void whatSomebodyScheduledWhoIsNoCadreAnyMoreIsHeldBackAndTold() {
        var dispatcher = HERE.desk("demo-dispatcher-1");
        var given = dispatcher
                .post(desk(VILLAGE) + "/roles", Map.of("role", "cadre", "phone", "19900000041"))
                .expect(201);
        HERE.in("test-scheduler")
                .post("/mp/v1/me/roles", Map.of("phoneCode", "phone-19900000041"))
                .expect(200);
        var id = scheduled(HERE.desk("test-scheduler"), VILLAGE, 1);
        dispatcher.delete(desk(VILLAGE) + "/roles/" + given.text("/id")).expect(204);
        publish(HERE.context().getBean(Articles.class), Duration.ofDays(2));
        var shown = HERE.desk("demo-cadre-1").get(desk(VILLAGE) + "/news/" + id).expect(200);
        assertThat(shown.text("/status")).isEqualTo("draft");
        assertThat(shown.text("/heldBack")).contains("不是村干部了", "重新发布");
        assertThat(HERE.desk("demo-cadre-1")
                        .get(desk(VILLAGE) + "/news?status=draft")
                        .expect(200)
                        .texts("/items", "/heldBack"))
                .contains(shown.text("/heldBack"));
        var cadre = HERE.in("demo-cadre-1");
        await().atMost(PATIENCE)
                .until(() -> cadre.get("/mp/v1/me/notices").body().contains("有一篇定时发布的文章没有发出去"));
    }

    private static String scheduled(Visitor cadre, String village, int minutes) {
        var column = cadre.get(desk(village) + "/news-columns").expect(200).text("/items/0/id");
        var id = cadre.post(desk(village) + "/news", """
            {"column":"%s","title":"定时的文章","body":"<p>到时间再发。</p>","audience":"public"}\
            """.formatted(column))
                .expect(201)
                .text("/id");
        var at = OffsetDateTime.now(ZoneOffset.ofHours(8)).plusDays(1).plusMinutes(minutes);
        cadre.post(desk(village) + "/news/" + id + "/publications", Map.of("version", 1, "at", at.toString()))
                .expect(201);
        return id;
    }

    private static String status(String cadre, String village, String article) {
        return HERE.desk(cadre)
                .get(desk(village) + "/news/" + article)
                .expect(200)
                .text("/status");
    }

    private static String desk(String village) {
        return "/console/v1/villages/" + village;
    }

    /** By an instance whose clock is ahead. */
    private void publish(Articles articles, Duration ahead) {
        var context = HERE.context();
        new PublishDue(
                        articles,
                        context.getBean(Publishing.class),
                        context.getBean(RoleBook.class),
                        context.getBean(Transactions.class),
                        context.getBean(Ids.class),
                        Clock.offset(Clock.systemUTC(), ahead),
                        (due, failure) -> troubles.incrementAndGet())
                .publish(50)
                .block(PATIENCE);
    }

    /** The village's articles, one of which cannot be read. */
    private record Poisoned(Articles articles, UUID bad) implements Articles {
        @Override
        public Mono<Article> byId(Village.Id village, Article.Id id) {
            return id.value().equals(bad)
                    ? Mono.error(new IllegalStateException("a page is torn"))
                    : articles.byId(village, id);
        }

        @Override
        public Mono<Article.Id> add(Once once, Change change) {
            return articles.add(once, change);
        }

        @Override
        public Mono<Article> change(
                Village.Id village, Article.Id id, Optional<Once> once, Function<Article, Change> act) {
            return articles.change(village, id, once, act);
        }

        @Override
        public Mono<List<Revision>> revisions(Village.Id village, Article.Id id) {
            return articles.revisions(village, id);
        }

        @Override
        public Mono<Page<Article, Article.Id>> all(Village.Id village, Slice slice) {
            return articles.all(village, slice);
        }

        @Override
        public Mono<Page<Article, Article.Id>> inState(Village.Id village, Status status, Slice slice) {
            return articles.inState(village, status, slice);
        }

        @Override
        public Mono<List<Due>> due(Instant now, int limit) {
            return articles.due(now, limit);
        }

        @Override
        public Mono<Void> putOff(Key article, Instant until) {
            return articles.putOff(article, until);
        }
    }
}
