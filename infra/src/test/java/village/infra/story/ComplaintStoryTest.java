package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;

/** One case from the villager's phone to the rating, over HTTP only. Each test is a chapter and needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComplaintStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MP = "/mp/v1/villages/" + VILLAGE;
    private static final String CONSOLE = "/console/v1/villages/" + VILLAGE;
    private static final String TEXT = "村口的路灯三天没亮了，𠮷家门口最暗。";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor villager;
    private Visitor worker;
    private String template;
    private String photo;
    private String repaired;
    private String complaint;

    @Test
    @Order(1)
    void aVillagerSignsIn() {
        villager = HERE.signIn("demo-villager-1");
        var me = villager.get("/mp/v1/me").expect(200);
        assertThat(me.text("/villages/0/code")).isEqualTo(VILLAGE);
        assertThat(me.text("/villages/0/binding")).isEqualTo("bound");
        assertThat(me.text("/villages/0/maskedName")).isEqualTo("*秀英");
    }

    @Test
    @Order(2)
    void aNewcomerConsentsAndIsBoundAtOnce() {
        var newcomer = HERE.signIn("demo-new-1");
        var claim = Map.of("village", VILLAGE, "phoneCode", "phone-19900000009", "name", "林晓雨");
        newcomer.post("/mp/v1/me/bindings", claim).expectProblem(403, "identity.consent-required");
        newcomer.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        assertThat(newcomer.post("/mp/v1/me/bindings", claim).expect(201).text("/state"))
                .isEqualTo("bound");
        assertThat(newcomer.get("/mp/v1/me").text("/villages/0/binding")).isEqualTo("bound");
    }

    @Test
    @Order(3)
    void sheAllowsOneMessageAboutTheAnswer() {
        var templates = villager.get("/mp/v1/me/subscriptions").expect(200);
        var kinds = templates.texts("/templates", "/kind");
        template = templates.text("/templates/" + kinds.indexOf("answered") + "/templateId");
        villager.post("/mp/v1/me/subscriptions", Map.of("results", Map.of(template, "accept")))
                .expect(204);
    }

    @Test
    @Order(4)
    void sheSendsAPhoto() throws IOException {
        var jpeg = MadeFiles.jpegWithGps(320, 200);
        var sent = villager.upload(MP + "/attachments", "lamp.jpg", "image/jpeg", jpeg)
                .expect(201);
        photo = sent.text("/id");
        var shown = villager.get(MP + "/attachments/" + photo).expect(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(new String(shown.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("XiangyinCam");
    }

    @Test
    @Order(5)
    void sheFilesAComplaintOnceHoweverOftenItIsSent() {
        var key = UUID.randomUUID().toString();
        var report = Map.of(
                "kind", "complaint", "category", "0301", "text", TEXT, "attachments", List.of(photo), "point", point());
        var once = villager.with("Idempotency-Key", key);
        var filed = once.post(MP + "/complaints", report).expect(201);
        complaint = filed.text("/id");
        assertThat(filed.text("/ticket")).matches("[0-9]{8}");
        assertThat(once.post(MP + "/complaints", report).expect(201).text("/id"))
                .isEqualTo(complaint);
        once.post(MP + "/complaints", Map.of("text", "另一件事")).expectProblem(422, "idempotency.key-reused");
    }

    @Test
    @Order(6)
    void sheFindsItAmongHerCases() {
        var mine = villager.get("/mp/v1/me/complaints").expect(200);
        assertThat(mine.texts("/items", "/id")).contains(complaint).doesNotHaveDuplicates();
        var read = villager.get(MP + "/complaints/" + complaint).expect(200);
        assertThat(read.text("/text")).isEqualTo(TEXT);
        assertThat(read.texts("/attachments", "/id")).containsExactly(photo);
        assertThat(read.text("/place/grid/name")).isEqualTo("第一网格");
        assertThat(read.text("/status")).isEqualTo("dispatched");
    }

    @Test
    @Order(7)
    void nobodyElseFindsIt() {
        for (var other : List.of("demo-migrant-1", "demo-villager-2", "demo-grid-2", "demo-committee-1")) {
            HERE.in(other).get(MP + "/complaints/" + complaint).expectProblem(404, "complaint.not-found");
            HERE.in(other).get(MP + "/attachments/" + photo).expectProblem(404, "attachment.not-found");
        }
    }

    @Test
    @Order(8)
    void theGridWorkerHasItOnHisDesk() {
        worker = HERE.openDesk(HERE.in("demo-grid-1"));
        assertThat(worker.get("/console/v1/session").expect(200).texts("/villages", "/code"))
                .containsExactly(VILLAGE);
        assertThat(worker.get(CONSOLE + "/tasks?limit=100").expect(200).texts("/items", "/id"))
                .contains(complaint);
        assertThat(worker.get(CONSOLE + "/complaints?limit=100").expect(200).texts("/items", "/id"))
                .contains(complaint);
        var open = worker.get(CONSOLE + "/complaints/" + complaint).expect(200);
        assertThat(open.text("/text")).isEqualTo(TEXT);
        assertThat(open.text("/reporter/label")).isEqualTo("*秀英");
        worker.get(CONSOLE + "/attachments/" + photo).expect(200);
    }

    @Test
    @Order(9)
    void heAnswersWithAPhoto() throws IOException {
        repaired = worker.upload(CONSOLE + "/attachments", "done.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        var answer = Map.of("text", "灯泡已经换好，请您晚上看看。", "internalText", "线路老化，年底整改。", "attachments", List.of(repaired));
        var answered = worker.post(CONSOLE + "/complaints/" + complaint + "/answers", answer)
                .expect(201);
        assertThat(answered.text("/status")).isEqualTo("answered");
    }

    @Test
    @Order(10)
    void sheReadsTheTimeLineWithoutWhatIsInternal() {
        var read = villager.get(MP + "/complaints/" + complaint).expect(200);
        assertThat(read.texts("/timeline", "/type")).containsExactly("filed", "dispatched", "answered");
        assertThat(read.text("/timeline/2/text")).isEqualTo("灯泡已经换好，请您晚上看看。");
        assertThat(read.body()).doesNotContain("线路老化").doesNotContain("王志强");
    }

    @Test
    @Order(10)
    void sheSeesHisPhotoOnceItIsCheckedAndNobodyElseDoes() {
        villager.get(MP + "/attachments/" + repaired).expectProblem(403, "attachment.not-viewable");
        HERE.desk("demo-cadre-1")
                .post(CONSOLE + "/attachments/" + repaired + "/reviews", Map.of("verdict", "pass"))
                .expect(201);
        villager.get(MP + "/attachments/" + repaired).expect(200);
        assertThat(villager.get(MP + "/complaints/" + complaint).texts("/timeline/2/attachments", "/id"))
                .containsExactly(repaired);
        for (var other : List.of("demo-migrant-1", "demo-villager-2")) {
            HERE.in(other).get(MP + "/attachments/" + repaired).expectProblem(404, "attachment.not-found");
        }
    }

    @Test
    @Order(11)
    void sheIsToldInHerInbox() {
        var link = "#/villages/" + VILLAGE + "/complaints/" + complaint;
        await().atMost(SOON).untilAsserted(() -> {
            var inbox = villager.get("/mp/v1/me/notices?limit=100").expect(200);
            var about = inbox.texts("/items", "/link").indexOf(link);
            assertThat(about).isNotNegative();
            assertThat(inbox.text("/items/" + about + "/kind")).isEqualTo("answered");
        });
    }

    @Test
    @Order(12)
    void wechatIsAskedToTellHerOnce() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(HERE.sent())
                        .filteredOn(message -> message.template().equals(template))
                        .singleElement()
                        .satisfies(message -> assertThat(message.openid()).isEqualTo("demo-villager-1")));
    }

    @Test
    @Order(13)
    void sheRatesItFixedOnce() {
        var rating = Map.of("fixed", true, "stars", 5, "text", "谢谢！");
        var rated = villager.post(MP + "/complaints/" + complaint + "/ratings", rating)
                .expect(201);
        assertThat(rated.text("/status")).isEqualTo("rated");
        assertThat(rated.json().at("/rating/fixed").asBoolean()).isTrue();
        villager.post(MP + "/complaints/" + complaint + "/ratings", rating)
                .expectProblem(409, "complaint.already-rated");
    }

    @Test
    @Order(14)
    void theTownshipSeesEveryVillageBelowItAndNoOther() {
        var township = HERE.desk("demo-dispatcher-1");
        var overview = township.get("/console/v1/overview?scope=330999101").expect(200);
        assertThat(overview.texts("/items", "/village/code")).containsExactly(VILLAGE, OTHER_VILLAGE, "330999101203");
        township.get("/console/v1/villages/" + OTHER_VILLAGE + "/complaints").expect(200);
        township.get("/console/v1/overview?scope=330999102").expectProblem(403, "role.required");
        township.get("/console/v1/overview?scope=330999").expectProblem(403, "role.required");
    }

    @Test
    @Order(15)
    void theCountySeesAllOfThem() {
        var county = HERE.desk("demo-supervisor-1");
        assertThat(county.get("/console/v1/overview?scope=330999").expect(200).texts("/items", "/village/code"))
                .contains(VILLAGE, WholeVillage.FOREIGN_VILLAGE);
        county.get("/console/v1/overview?scope=330999102").expect(200);
    }

    private static Map<String, Object> point() {
        return Map.of("lat", 29.7140, "lon", 120.2372, "crs", "wgs84", "accuracyMetres", 12);
    }
}
