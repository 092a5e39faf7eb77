package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody without WeChat telephones about his case again: his word counts as anybody's, over HTTP. */
class CallerStoryTest {
    private static final String CASES = "/console/v1/villages/" + WholeVillage.VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void aCallerRemindsRatesAndHasItTakenUpAgain() {
        var cadre = HERE.desk("demo-cadre-1");
        var dispatcher = HERE.desk("demo-dispatcher-1");
        var at = CASES + "/" + registered(cadre);
        assertThat(dispatcher.get(at).expect(200).texts("/can", "")).contains("caller-remind");
        var reminded = dispatcher
                .post(at + "/caller-reminders", Map.of("source", "phone"))
                .expect(201);
        assertThat(reminded.texts("/timeline", "/actor")).contains("反映人（电话，乡镇调度员登记）");
        cadre.post(at + "/answers", Map.of("text", "换好了")).expect(201);
        assertThat(cadre.get(at).expect(200).texts("/can", "")).doesNotContain("caller-rate");
        cadre.post(at + "/caller-ratings", Map.of("source", "phone", "fixed", true))
                .expectProblem(403, "role.required");
        var rated = dispatcher
                .post(at + "/caller-ratings", Map.of("source", "phone", "fixed", true, "stars", 5))
                .expect(201);
        assertThat(rated.text("/status")).isEqualTo("rated");
        var again = dispatcher
                .post(at + "/caller-reopenings", Map.of("source", "visit", "reason", "又不亮了"))
                .expect(201);
        assertThat(again.text("/status")).isEqualTo("dispatched");
        assertThat(again.texts("/timeline", "/actor")).contains("反映人（来访走访，乡镇调度员登记）");
    }

    @Test
    void whoHasWechatSpeaksForHimself() {
        var id = HERE.in("demo-villager-1")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints", Map.of("text", "井盖松了"))
                .expect(201)
                .text("/id");
        HERE.desk("demo-dispatcher-1")
                .post(CASES + "/" + id + "/caller-reminders", Map.of("source", "phone"))
                .expectProblem(409, "complaint.wrong-state");
    }

    private static String registered(Visitor clerk) {
        return clerk.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        CASES,
                        Map.of(
                                "source",
                                "phone",
                                "caller",
                                Map.of("name", "方阿毛"),
                                "text",
                                "晒谷场的灯不亮 " + UUID.randomUUID()))
                .expect(201)
                .text("/id");
    }
}
