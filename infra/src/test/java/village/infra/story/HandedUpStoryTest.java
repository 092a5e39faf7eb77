package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.Inbox.told;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What turns out to be about village staff leaves the village, with whatever was merged into it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandedUpStoryTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor first;
    private Visitor second;
    private Visitor cadre;
    private Visitor township;

    @BeforeAll
    void people() {
        first = HERE.in("demo-villager-1");
        Inbox.inPlainWords(first);
        second = HERE.in("demo-migrant-1");
        cadre = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
    }

    @Test
    void whatWasMergedGoesUpWithItAndTheTownshipIsToldOnce() {
        var goesOn = filed(first, "低保名额怎么定的");
        var merged = filed(second, "低保名额不公开");
        merge(merged, goesOn);
        assertThat(listed(cadre)).contains(merged, goesOn);
        // Told in their order: whatever was to be said before it goes up has been said.
        told(second, merged, "progress", "合在一起办");

        first.post(CASES + "/" + goesOn + "/staff-concerns", Map.of("reason", "说的是村会计"))
                .expect(201);

        told(first, goesOn, "progress", "乡镇");
        told(second, merged, "progress", "乡镇");
        assertThat(listed(cadre)).doesNotContain(merged, goesOn);
        for (var id : new String[] {merged, goesOn}) {
            cadre.get(DESK + "/" + id).expectProblem(404, "complaint.not-found");
            township.get(DESK + "/" + id).expect(200);
        }
        var own = second.get(CASES + "/" + merged).expect(200);
        assertThat(own.text("/status")).isEqualTo("merged");
        assertThat(own.text("/mergedInto/id")).isEqualTo(goesOn);
        var dispatcher = HERE.in("demo-dispatcher-1");
        told(dispatcher, goesOn, "task", "转到乡镇");
        assertThat(Inbox.about(dispatcher, goesOn)).hasSize(1);
        assertThat(Inbox.about(dispatcher, merged)).isEmpty();
    }

    @Test
    void whoeverReportedWhatWasMergedTakesHisOwnUpAndLeavesTheOther() {
        var goesOn = filed(first, "文化礼堂漏雨");
        var merged = filed(second, "礼堂修缮款去哪了");
        merge(merged, goesOn);
        var up = second.post(CASES + "/" + merged + "/staff-concerns", Map.of("reason", "款子不对"))
                .expect(201);
        assertThat(up.text("/status")).isEqualTo("accepted");
        assertThat(up.text("/mergedInto/id")).isEmpty();
        cadre.get(DESK + "/" + merged).expectProblem(404, "complaint.not-found");
        cadre.get(DESK + "/" + goesOn).expect(200);
        cadre.post(DESK + "/" + goesOn + "/answers", Map.of("text", "瓦换好了")).expect(201);
        told(first, goesOn, "answered", "有答复了");
        assertThat(Inbox.about(second, merged)).noneMatch(line -> line.startsWith("followed "));
    }

    @Test
    void whoeverIsNotHelpedByTheOthersAnswerHasHisOwnTakenUp() {
        var goesOn = filed(first, "桥头的栏杆松了");
        var merged = filed(second, "桥那边栏杆断了");
        merge(merged, goesOn);
        second.post(CASES + "/" + merged + "/supplements", Map.of("text", "断的是南边"))
                .expect(201);
        assertThat(cadre.get(DESK + "/" + goesOn).expect(200).body()).contains("断的是南边");
        assertThat(first.get(CASES + "/" + goesOn).expect(200).body()).doesNotContain("断的是南边");
        cadre.post(DESK + "/" + goesOn + "/answers", Map.of("text", "北边拧紧了")).expect(201);
        var own = second.post(CASES + "/" + merged + "/ratings", Map.of("fixed", false))
                .expect(201);
        assertThat(own.text("/status")).isEqualTo("accepted");
        assertThat(own.texts("/can", "")).contains("remind", "withdraw");
        assertThat(listed(cadre)).contains(merged);
        assertThat(first.get(CASES + "/" + goesOn).expect(200).text("/status")).isEqualTo("answered");
    }

    @Test
    void aTransferIsToldOnceHoweverOftenItsNumberIsNoted() {
        var id = filed(first, "河道里有死鱼");
        var to = Map.of("office", "县水利局", "externalNumber", "", "text", "");
        township.post(DESK + "/" + id + "/transfers", to).expect(201);
        told(first, id, "progress", "转给上级");
        var numbered = Map.of("office", "县水利局", "externalNumber", "SL-7", "text", "");
        township.post(DESK + "/" + id + "/transfers", numbered).expect(201);
        // Told in their order: once the answer is there, whatever came before it is.
        township.post(DESK + "/" + id + "/answers", Map.of("text", "水利局处理好了")).expect(201);
        told(first, id, "answered", "有答复了");
        assertThat(Inbox.about(first, id))
                .filteredOn(line -> line.contains("转给上级"))
                .hasSize(1);
    }

    private static String filed(Visitor who, String text) {
        return who.post(CASES, Map.of("category", "0202", "text", text, "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
    }

    private void merge(String id, String into) {
        cadre.post(DESK + "/" + id + "/merges", Map.of("into", into)).expect(201);
    }

    private static List<String> listed(Visitor staff) {
        return Stream.of("open", "ended")
                .flatMap(group ->
                        staff.get(DESK + "?limit=100&status=" + group).expect(200).texts("/items", "/id").stream())
                .toList();
    }
}
