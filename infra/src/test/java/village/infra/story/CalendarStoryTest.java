package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a village need not disclose is switched off in the open, and not by whoever is late with it. */
class CalendarStoryTest {
    private static final String ITEMS = "/console/v1/villages/" + VILLAGE + "/disclosure-items";
    private static final String OVERVIEW = "/console/v1/disclosure-overview?scope=330999101";
    private static final String OFF = "/mp/v1/villages/" + VILLAGE + "/disclosure-items?class=party";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor clerk = HERE.desk("demo-cadre-1");
    private final Visitor township = HERE.desk("demo-dispatcher-1");

    @Test
    void onlyTheTownshipSwitchesOffWhatTheLawWantsAtFixedTimesAndEverybodyReadsWhy() {
        turn(clerk, "A02", false, "本村没有").expectProblem(403, "role.required");
        turn(township, "A02", false, "付某某 11010519491231002X 管").expectProblem(422, "publication.blocked");
        turn(township, "A02", false, "并入上级公开").expect(201);
        assertThat(HERE.stranger().get(OFF).expect(200).texts("/items", "/item"))
                .doesNotContain("A02");
        assertThat(HERE.stranger().get(OFF).texts("/off", "/reason")).contains("并入上级公开");
        assertThat(township.get(OVERVIEW).expect(200).body()).contains("并入上级公开");
        turn(clerk, "A02", true, "又要公开了").expect(201);
        assertThat(HERE.stranger().get(OFF).expect(200).texts("/items", "/item"))
                .contains("A02");
        assertThat(township.get(OVERVIEW).body()).doesNotContain("并入上级公开");
    }

    @Test
    void aCadreSwitchesOffWhatHappensNowAndThenAndWhatIsTheVillagesOwn() {
        turn(clerk, "A01", false, "本村没有这类事").expect(201);
        turn(clerk, "A01", true, "有了").expect(201);
        clerk.post(ITEMS, """
            {"code":"VK11","class":"village","name":"戏台使用","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第九条"}\
            """).expect(201);
        turn(clerk, "VK11", false, "戏台在修").expect(201);
        assertThat(clerk.get(ITEMS).expect(200).texts("/off", "/item")).contains("VK11");
    }

    @Test
    void anItemOfTheVillagesOwnPassesTheGateToo() {
        var own = """
            {"code":"%s","class":"village","name":"%s","frequency":"monthly","dueDays":10,"legalBasis":"%s"}\
            """;
        var number = "11010519491231002X";
        blocked(clerk.post(ITEMS, own.formatted("V13711119050", "戏台使用", "村规民约")), "/code");
        blocked(clerk.post(ITEMS, own.formatted("VK12", "付某某 " + number, "村规民约")), "/name");
        blocked(clerk.post(ITEMS, own.formatted("VK12", "戏台使用", "问 " + number)), "/legalBasis");
        clerk.post(ITEMS, own.formatted("VK12", "戏台使用", "村规民约")).expect(201);
    }

    @Test
    void noVillageGivesItselfMoreTimeToAnswer() {
        var own = """
            {"code":"VK13","class":"village","name":"戏台使用","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约","answerDays":%d}\
            """;
        var refused = clerk.post(ITEMS, own.formatted(16)).expectProblem(422, "request.invalid");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/answerDays");
        clerk.post(ITEMS, own.formatted(15)).expect(201);
    }

    private static void blocked(Reply reply, String pointer) {
        assertThat(reply.expectProblem(422, "publication.blocked").text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    private static Reply turn(Visitor who, String item, boolean on, String reason) {
        return who.post(ITEMS + "/" + item + "/switches", Map.of("enabled", on, "reason", reason));
    }
}
