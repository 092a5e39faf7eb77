package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.infra.gate.MadeDocuments;
import village.infra.matrix.PublishedDisclosure;

/** A list with identity numbers went out: it is covered at once, the township decides, an operator erases. In this order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoveredDisclosureStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final String WORDS = "因涉及个人信息已暂时遮盖";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor township;
    private Visitor reader;
    private Visitor villager;
    private String file = "";
    private String filing = "";

    @BeforeAll
    void publish() throws IOException {
        clerk = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        reader = HERE.stranger();
        villager = HERE.in("demo-migrant-1");
        file = clerk.upload(DESK + "/attachments", "低保名单.pdf", "application/pdf", MadeDocuments.pdf("list"))
                .expect(201)
                .text("/id");
        filing = new PublishedDisclosure(HERE).with(List.of(file));
        await().atMost(SOON).until(() -> proof().text("/state").equals("unchanged"));
        assertThat(read().body()).contains("低保名单.pdf");
        villager.post(PAGES + "/disclosures/" + filing + "/questions", Map.of("text", "名单全吗？"))
                .expect(201);
    }

    @Test
    @Order(1)
    void oneFileIsCoveredAtOnceAndEverybodyReadsWhoDidItAndWhy() {
        cover(clerk, Map.of("revision", 1, "file", file, "reason", "名单里有身份证号")).expect(201);
        var now = read();
        assertThat(now.body()).doesNotContain("低保名单.pdf");
        assertThat(now.text("/current/covers/0/file")).isEqualTo(file);
        assertThat(now.text("/current/covers/0/by")).isEqualTo("村委会");
        assertThat(now.text("/current/covers/0/reason")).isEqualTo("名单里有身份证号");
        assertThat(now.text("/current/body")).isNotEmpty();
        reader.get(PAGES + "/attachments/" + file).expectProblem(404, "attachment.not-found");
        HERE.in("demo-villager-1").get(PAGES + "/attachments/" + file).expectProblem(404, "attachment.not-found");
        township.get(DESK + "/attachments/" + file).expect(200);
    }

    /** The name of a file may be somebody's. */
    @Test
    @Order(2)
    void theProofStandsAndTellsNothingOfWhatIsCovered() {
        var proof = proof();
        assertThat(proof.text("/state")).isEqualTo("covered");
        assertThat(proof.body()).doesNotContain("低保名单", "\"record\"", "\"salt\"");
        var leaves = "/openapi/v1/evidence/leaves?limit=1&from=" + proof.text("/leaf");
        assertThat(reader.get(leaves).expect(200).body())
                .contains(proof.text("/hash"))
                .doesNotContain("低保名单");
        assertThat(proof.text("/hash")).isNotEmpty();
        assertThat(proof.text("/checkpoint")).isNotEmpty();
    }

    @Test
    @Order(3)
    void theCommitteeIsToldAndTheTownshipHasToDecide() {
        await().atMost(SOON)
                .until(() -> HERE.in("demo-committee-1")
                        .get("/mp/v1/me/notices")
                        .body()
                        .contains("暂时遮盖"));
        assertThat(township.get(DESK + "/tasks").body()).contains("disclosure-covered");
        var id = covers(township).text("/covers/0/id");
        decide(clerk, id, "lift").expectProblem(403, "role.required");
        decide(township, id, "lift").expect(201);
        assertThat(read().body()).contains("低保名单.pdf");
        reader.get(PAGES + "/attachments/" + file).expect(200);
        assertThat(township.get(DESK + "/tasks").body()).doesNotContain("\"disclosure-covered\",\"id\":\"" + filing);
        assertThat(proof().text("/state")).isEqualTo("unchanged");
    }

    @Test
    @Order(4)
    void aWholeRevisionIsCoveredInListsToo() {
        cover(township, Map.of("revision", 1, "reason", "正文里有住址")).expect(201);
        var now = read();
        assertThat(now.text("/current/title")).isEqualTo(WORDS);
        assertThat(now.text("/periodic")).as("no calendar owes an event").isEqualTo("false");
        assertThat(now.text("/current/covers/0/by")).isEqualTo("乡镇（街道）");
        assertThat(now.body()).doesNotContain("低保名单.pdf", "<p>正文</p>");
        for (var page : List.of("/disclosures", "/home", "/disclosures/" + filing + "/revisions/1")) {
            assertThat(reader.get(PAGES + page).expect(200).body()).as(page).contains(WORDS);
        }
        reader.get(PAGES + "/attachments/" + file).expectProblem(404, "attachment.not-found");
    }

    /** The board in the village says it as well as the screen. */
    @Test
    @Order(5)
    void thePaperSaysWhoCoveredItAndWhy(@TempDir Path folder) throws IOException {
        assumeTrue(Chromium.isThere());
        var there = HERE.address() + "/h5#/villages/" + VILLAGE + "/disclosures/" + filing + "/print";
        assertThat(Chromium.run(folder, "--dump-dom", there)).contains("乡镇（街道）", "正文里有住址");
    }

    /** Asking would give it away, and so would what was asked before. */
    @Test
    @Order(6)
    void whoAskedAboutItDoesNotReadItsTitleThere() {
        var asked = villager.post(PAGES + "/disclosures/" + filing + "/questions", Map.of("text", "还差什么？"))
                .expect(201);
        assertThat(asked.text("/title")).isEqualTo(WORDS);
        assertThat(villager.get("/mp/v1/me/disclosure-questions").texts("/items", "/title"))
                .contains(WORDS);
    }

    @Test
    @Order(7)
    void theOperatorFindsTheRecordFilledIn() {
        decide(township, covers(township).text("/covers/0/id"), "erase").expect(201);
        assertThat(read().text("/current/title")).as("until it is done").isEqualTo(WORDS);
        var operator = HERE.desk("demo-operator-1");
        var asked = operator.get("/console/v1/evidence").expect(200);
        assertThat(asked.text("/erasuresAsked/0/disclosure")).isEqualTo(filing);
        assertThat(asked.text("/erasuresAsked/0/villageName")).isNotEmpty();
        assertThat(asked.text("/erasuresAsked/0/file")).as("the whole revision").isEmpty();
        operator.post(
                        "/console/v1/evidence/" + asked.text("/erasuresAsked/0/leaf") + "/erasures",
                        Map.of("reason", asked.text("/erasuresAsked/0/reason")))
                .expect(204);
        assertThat(read().text("/current/title")).isEqualTo("内容已依法抹除");
        assertThat(proof().text("/state")).isEqualTo("erased");
        assertThat(operator.get("/console/v1/evidence").texts("/erasuresAsked", "/disclosure"))
                .doesNotContain(filing);
    }

    private Reply read() {
        return reader.get(PAGES + "/disclosures/" + filing).expect(200);
    }

    private Reply proof() {
        return reader.get(PAGES + "/disclosures/" + filing + "/proof?revision=1");
    }

    private Reply covers(Visitor who) {
        return who.get(DESK + "/disclosures/" + filing).expect(200);
    }

    private Reply cover(Visitor who, Map<String, Object> body) {
        return who.post(DESK + "/disclosures/" + filing + "/covers", body);
    }

    private Reply decide(Visitor who, String cover, String verdict) {
        return who.post(
                DESK + "/disclosures/" + filing + "/covers/" + cover + "/decisions",
                Map.of("verdict", verdict, "note", "看过了"));
    }
}
