package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.story.WholeVillage;

/** A platform copies a village's news page by page while the village goes on pinning and unpinning. */
class NewsPagesStoryTest {
    private static final String NEWS = "/openapi/v1/villages/" + VILLAGE + "/news";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Integrator platform = Integrator.everywhere(HERE);

    @Test
    void whatIsPinnedWhileThePagesAreTurnedIsThereOnce() {
        var written =
                Stream.of("一", "二", "三", "四").map(NewsPagesStoryTest::published).toList();
        pin(written.get(0), true);
        var found = new ArrayList<String>();
        var page = platform.get(NEWS + "?limit=2").expect(200);
        found.addAll(page.texts("/items", "/id"));
        assertThat(found).as("pinned is not first").hasSize(2).doesNotContain(written.get(0));
        pin(written.get(0), false);
        pin(written.get(1), true);
        while (!page.json().at("/next").isNull()) {
            page = platform.get(NEWS + "?after=" + page.text("/next") + "&limit=2")
                    .expect(200);
            found.addAll(page.texts("/items", "/id"));
        }
        assertThat(found).doesNotHaveDuplicates();
        found.retainAll(written);
        assertThat(found)
                .as("the newest first, among what others published")
                .containsExactly(written.get(3), written.get(2), written.get(1), written.get(0));
        pin(written.get(1), false);
    }

    private static void pin(String article, boolean pinned) {
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("update news_article set pinned_until = case when :pinned then now() + interval '1 day' end"
                        + " where id = :id")
                .bind("pinned", pinned)
                .bind("id", UUID.fromString(article))
                .then()
                .block(Duration.ofSeconds(10));
    }

    private static String published(String what) {
        var cadre = HERE.desk("demo-cadre-1");
        var column = HERE.stranger()
                .get("/mp/v1/villages/" + VILLAGE + "/news-columns")
                .expect(200)
                .text("/items/0/id");
        var draft =
                Map.of("column", column, "title", "翻页通知" + what, "body", "<p>" + what + "</p>", "audience", "public");
        var desk = "/console/v1/villages/" + VILLAGE + "/news";
        var id = cadre.post(desk, draft).expect(201).text("/id");
        cadre.post(desk + "/" + id + "/publications", Map.of("version", 1)).expect(201);
        return id;
    }
}
