package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.Inbox.told;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two who report one thing, and one who only joined: all of them hear of it to the end. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MergedCaseStoryTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor first;
    private Visitor second;
    private Visitor joiner;
    private Visitor cadre;
    private String goesOn = "";
    private String merged = "";
    /** The second's own number: the only one he knows. */
    private String ticket = "";

    @BeforeAll
    void twoReportsOfOneThing() {
        first = HERE.in("demo-villager-1");
        Inbox.inPlainWords(first);
        second = HERE.in("demo-migrant-1");
        Neighbours.settle(HERE.context(), "test-joiner-1");
        joiner = HERE.in("test-joiner-1");
        cadre = HERE.desk("demo-cadre-1");
        goesOn = filed(first, "祠堂后面的路灯不亮");
        merged = filed(second, "祠堂后墙那盏灯坏了");
        ticket = second.get(CASES + "/" + merged).text("/ticket");
        joiner.post(CASES + "/" + merged + "/supports", "{}").expect(201);
    }

    private static String filed(Visitor who, String text) {
        return who.post(CASES, Map.of("category", "0202", "text", text, "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
    }

    @Test
    @Order(1)
    void bothReportersHearThatTheyGoOnAsOne() {
        cadre.post(DESK + "/" + merged + "/merges", Map.of("into", goesOn)).expect(201);
        told(first, goesOn, "progress", "合在一起办");
        told(second, merged, "progress", "合在一起办");
    }

    @Test
    @Order(2)
    void whoeverReportedItMayKnowWhatIsAskedOfTheOther() {
        cadre.post(DESK + "/" + goesOn + "/information-requests", Map.of("question", "是哪一盏？"))
                .expect(201);
        told(first, goesOn, "asked", "您说的事");
        told(second, merged, "asked", "补充");
        told(joiner, goesOn, "followed", "补充");
        first.post(CASES + "/" + goesOn + "/supplements", Map.of("text", "靠墙那盏"))
                .expect(201);
    }

    @Test
    @Order(3)
    void allOfThemHearTheAnswerAndReadIt() {
        cadre.post(DESK + "/" + goesOn + "/answers", Map.of("text", "灯换好了")).expect(201);
        told(first, goesOn, "answered", "有答复了");
        told(second, merged, "followed", "编号 " + ticket + "）有答复了");
        told(joiner, goesOn, "followed", "有答复了");
        assertThat(second.get(CASES + "/" + merged).expect(200).body())
                .contains("灯换好了")
                .doesNotContain("秀英");
    }

    /** What is asked of both reporters is answered by both, each under his own number. */
    @Test
    @Order(4)
    void theOtherReporterSaysUnderHisOwnNumberThatItIsFixed() {
        var own = second.get(CASES + "/" + merged).expect(200);
        assertThat(own.texts("/can", "")).contains("rate", "reopen", "pass-by-village");
        var rated = second.post(CASES + "/" + merged + "/ratings", Map.of("fixed", true))
                .expect(201);
        assertThat(rated.text("/status")).isEqualTo("merged");
        assertThat(rated.json().at("/rating/fixed").asBoolean()).isTrue();
        assertThat(rated.texts("/can", "")).doesNotContain("rate");
        assertThat(first.get(CASES + "/" + goesOn).expect(200).texts("/can", ""))
                .contains("rate");
    }

    @Test
    @Order(5)
    void theEndIsToldToAllAndNothingTwice() {
        first.post(CASES + "/" + goesOn + "/ratings", Map.of("fixed", true, "stars", 5))
                .expect(201);
        cadre.post(DESK + "/" + goesOn + "/closures", Map.of("reason", "办好了")).expect(201);
        told(first, goesOn, "closed", "办完了");
        told(second, merged, "followed", "编号 " + ticket + "）已办结");
        told(joiner, goesOn, "followed", "办结");
        for (var inbox :
                List.of(Inbox.about(first, goesOn), Inbox.about(second, merged), Inbox.about(joiner, goesOn))) {
            assertThat(inbox).doesNotHaveDuplicates();
        }
        assertThat(Inbox.about(second, goesOn)).as("a number he never saw").isEmpty();
    }
}
