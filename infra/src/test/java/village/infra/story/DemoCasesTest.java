package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import village.infra.embedded.demo.cases.DemoCases;
import village.infra.embedded.demo.cases.DemoCasesWiring;
import village.infra.postgres.PostgresExtension;

/** Who starts the demo finds cases at every stage, and a second start adds none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(PostgresExtension.class)
class DemoCasesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PUBLIC = "/mp/v1/villages/" + VILLAGE + "/complaints";

    private RunningVillage running;
    private DemoCases cases;

    @BeforeAll
    void settle() {
        running = RunningVillage.started();
        var context = new AnnotationConfigApplicationContext();
        context.setParent(running.context());
        context.register(DemoCasesWiring.class);
        context.refresh();
        cases = context.getBean(DemoCases.class);
        cases.settle().block(PATIENCE);
    }

    @AfterAll
    void leave() throws IOException {
        running.close();
    }

    @Test
    void thePublicSeesWhatWasAnswered() {
        var seen = Visitor.stranger(running.address()).get(PUBLIC).expect(200);
        assertThat(seen.texts("/items", "/status")).containsExactlyInAnyOrder("answered", "rated");
    }

    /** Its seven days were over long ago: the clock closes it, and nobody is said to be content with it. */
    @Test
    void whatNobodyRatedIsClosedByTheClockAndCountsAsUnrated() {
        var stranger = Visitor.stranger(running.address());
        var token = stranger.post("/mp/v1/sessions", Map.of("code", "code-demo-party-1"))
                .expect(201)
                .text("/accessToken");
        var reporter = stranger.with("Authorization", "Bearer " + token);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                reporter.get("/mp/v1/me/complaints").expect(200).texts("/items", "/status"))
                        .contains("closed"));
    }

    @Test
    void aSecondStartAddsNothing() {
        cases.settle().block(PATIENCE);
        assertThat(Visitor.stranger(running.address()).get(PUBLIC).expect(200).texts("/items", "/id"))
                .hasSize(2);
    }
}
