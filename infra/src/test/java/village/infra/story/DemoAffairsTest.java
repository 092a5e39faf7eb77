package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import village.infra.embedded.demo.affairs.DemoAffairs;
import village.infra.embedded.demo.affairs.DemoAffairsWiring;
import village.infra.postgres.PostgresExtension;

/** Who starts the demo finds a village that has had news and has disclosed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(PostgresExtension.class)
class DemoAffairsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;

    private RunningVillage running;
    private DemoAffairs affairs;
    private Visitor stranger;

    @BeforeAll
    void settle() {
        running = RunningVillage.started();
        var context = new AnnotationConfigApplicationContext();
        context.setParent(running.context());
        context.register(DemoAffairsWiring.class);
        context.refresh();
        affairs = context.getBean(DemoAffairs.class);
        affairs.settle().block(PATIENCE);
        stranger = Visitor.stranger(running.address());
    }

    @AfterAll
    void leave() throws IOException {
        running.close();
    }

    @Test
    void thereAreNewsInSeveralColumnsSomeOnTop() {
        var news = stranger.get(PAGES + "/news").expect(200);
        assertThat(news.texts("/items", "/title"))
                .hasSizeGreaterThanOrEqualTo(11)
                .doesNotContain("水管检修，周四白天停水");
        assertThat(news.texts("/items", "/column")).doesNotContain("").hasSizeGreaterThan(10);
        assertThat(stranger.get("/mp/v1/villages/" + OTHER_VILLAGE + "/news")
                        .expect(200)
                        .texts("/items", "/id"))
                .hasSize(3);
    }

    @Test
    void oneItemIsOverdueAndNoOther() {
        var overdue = stranger.get(PAGES + "/disclosures?overdue=true").expect(200);
        assertThat(overdue.texts("/overdue", "/itemName")).containsExactly("老年食堂收支");
    }

    @Test
    void anAccountWasCorrectedAndBothRevisionsStand() {
        var listed = stranger.get(PAGES + "/disclosures?item=V-MONTHLY").expect(200);
        assertThat(listed.texts("/items", "/id")).hasSize(3);
        var newest = stranger.get(PAGES + "/disclosures/" + listed.text("/items/0/id"))
                .expect(200);
        assertThat(newest.json().at("/revisions")).hasSize(2);
        assertThat(newest.json().at("/current/table/sections")).hasSize(2);
        assertThat(newest.text("/before/id")).isNotEmpty();
    }

    @Test
    void aSecondStartAddsNothing() {
        var before = everything();
        affairs.settle().block(PATIENCE);
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        return stranger.get(PAGES + "/disclosures?limit=100").expect(200).texts("/items", "/id");
    }
}
