package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.FOREIGN_VILLAGE;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;
import village.wechat.caching.PublicContents;

/** A section of the home whose table nobody may read just now is told unavailable in time; the rest is served. */
class LateSectionTest {
    private static final String HOME = "/mp/v1/villages/" + FOREIGN_VILLAGE + "/home";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void aLateSectionTakesNoOtherWithIt() {
        assertThat(status(home(), "news")).isEqualTo("ok");
        var held = locked("news_article");
        try {
            forget();
            var began = System.nanoTime();
            var home = home();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2500));
            assertThat(home.json().at("/sections/news").toString()).isEqualTo("{\"status\":\"unavailable\"}");
            for (var other : new String[] {"disclosures", "complaints", "contacts"}) {
                assertThat(status(home, other)).as(other).isEqualTo("ok");
            }
            assertThat(home.text("/village/name")).isNotEmpty();
        } finally {
            let(held);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(home(), "news")).isEqualTo("ok"));
    }

    private static Reply home() {
        return HERE.stranger().get(HOME).expect(200);
    }

    private static String status(Reply home, String section) {
        return home.text("/sections/" + section + "/status");
    }

    /** As if the instance had just started. */
    private static void forget() {
        HERE.context().getBean(PublicContents.class).missed();
    }

    private static Connection locked(String table) {
        return Mono.from(HERE.context().getBean(ConnectionFactory.class).create())
                .flatMap(connection -> Mono.from(connection.beginTransaction())
                        .then(Mono.from(connection
                                        .createStatement("lock table " + table + " in access exclusive mode")
                                        .execute())
                                .flatMap(result -> Mono.from(result.getRowsUpdated())))
                        .thenReturn(connection))
                .block(PATIENCE);
    }

    private static void let(Connection held) {
        Mono.from(held.rollbackTransaction()).then(Mono.from(held.close())).block(PATIENCE);
    }
}
