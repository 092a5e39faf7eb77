package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the township reads of how cases ended, over HTTP: who says nothing is never counted as satisfied. */
class VerdictStoryTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints/";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints/";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor reporter = HERE.in("demo-villager-1");
    private final Visitor cadre = HERE.desk("demo-cadre-1");

    /** How many more of each there are in the village than before. */
    private record Figures(long satisfied, long rated, long unrated) {
        static Figures now() {
            var overview = HERE.desk("demo-dispatcher-1")
                    .get("/console/v1/overview?scope=330999101")
                    .expect(200);
            var row = overview.json()
                    .at("/items/" + overview.texts("/items", "/village/code").indexOf(VILLAGE));
            return new Figures(
                    row.at("/satisfied").asLong(),
                    row.at("/rated").asLong(),
                    row.at("/unrated").asLong());
        }

        Figures since(Figures before) {
            return new Figures(satisfied - before.satisfied, rated - before.rated, unrated - before.unrated);
        }
    }

    @Test
    void whoSaysNothingIsCountedByHimself() {
        var before = Figures.now();
        var silent = answered("井盖翘起来了");
        HERE.desk("demo-dispatcher-1")
                .post(DESK + silent + "/verifications", Map.of("solved", true))
                .expect(201);
        cadre.post(DESK + silent + "/closures", Map.of("reason", "已经压平")).expectProblem(409, "complaint.wrong-state");
        assertThat(Figures.now().since(before)).isEqualTo(new Figures(0, 0, 0));
        hadSevenDays(silent);
        assertThat(cadre.post(DESK + silent + "/closures", Map.of("reason", "已经压平"))
                        .status())
                .as("by the cadre, unless the clock was first")
                .isIn(201, 409);
        assertThat(Figures.now().since(before)).isEqualTo(new Figures(0, 0, 1));
        reporter.post(CASES + silent + "/reopenings", Map.of("reason", "又翘了")).expect(201);
        assertThat(Figures.now().since(before)).isEqualTo(new Figures(0, 0, 0));
    }

    private static void hadSevenDays(String complaint) {
        HERE.context()
                .getBean(DatabaseClient.class)
                .sql("update complaint set verified_at = verified_at - interval '7 days 1 second' where id = '"
                        + complaint + "'")
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Test
    void onlyWhoSaysSoIsSatisfied() {
        var before = Figures.now();
        rated("公厕没水", Map.of("fixed", true, "stars", 4));
        rated("垃圾没收", Map.of("fixed", true));
        rated("树枝挡路", Map.of("fixed", true, "stars", 2));
        rated("还是没修好", Map.of("fixed", false, "stars", 5));
        assertThat(Figures.now().since(before)).isEqualTo(new Figures(2, 3, 0));
    }

    @Test
    void whatHeTakesBackHimselfIsNobodysVerdict() {
        var before = Figures.now();
        var mistaken = filed("看错了");
        reporter.post(CASES + mistaken + "/withdrawals", "{}").expect(201);
        assertThat(Figures.now()).isEqualTo(before);
    }

    private void rated(String text, Map<String, Object> rating) {
        reporter.post(CASES + answered(text) + "/ratings", rating).expect(201);
    }

    private String answered(String text) {
        var complaint = filed(text);
        cadre.post(DESK + complaint + "/answers", Map.of("text", "办好了")).expect(201);
        return complaint;
    }

    private String filed(String text) {
        return reporter.post(
                        "/mp/v1/villages/" + VILLAGE + "/complaints", Map.of("text", text, "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
    }
}
