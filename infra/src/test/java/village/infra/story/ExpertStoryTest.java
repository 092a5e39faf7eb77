package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import village.infra.attachment.MadeFiles;

/** A township opens a desk, invites a lawyer of another township, and he answers from his telephone. In this order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExpertStoryTest {
    private static final String TOWNSHIP = "330999101";
    private static final String MP = "/mp/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String DESKS = "/console/v1/inquiry-desks";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final String name = "维权" + UUID.randomUUID().toString().substring(0, 6);
    private Visitor villager;
    private Visitor township;
    private Visitor lawyer;
    private String code = "";
    private String secret = "";
    private String inquiry = "";
    private String photo = "";

    @BeforeAll
    void meet() {
        villager = HERE.in("test-party-2");
        township = HERE.desk("demo-dispatcher-1");
        lawyer = HERE.in("test-expert-1");
    }

    /** What nobody asks any more stands in no other story's way. */
    @AfterAll
    void close() {
        change(false, name);
    }

    @Test
    @Order(1)
    void theTownshipOpensADeskAndLeavesAVillageOut() {
        var desk = Map.of("scope", TOWNSHIP, "kind", "expert", "name", name, "hint", "欠薪、工伤", "days", 2);
        HERE.desk("demo-operator-1").post(DESKS, desk).expectProblem(403, "role.required");
        HERE.desk("test-dispatcher-2").post(DESKS, desk).expectProblem(403, "role.required");
        var keyed = township.with("Idempotency-Key", UUID.randomUUID().toString());
        code = keyed.post(DESKS, desk).expect(201).text("/code");
        assertThat(keyed.post(DESKS, desk).expect(201).text("/code")).isEqualTo(code);
        township.post(DESKS, desk).expectProblem(422, "request.invalid");
        assertThat(open(VILLAGE)).contains(name);
        assertThat(open(WholeVillage.FOREIGN_VILLAGE)).doesNotContain(name);
        var closures = DESK + "/inquiry-desks/" + code + "/closures";
        township.post(closures, Map.of()).expect(204);
        assertThat(open(VILLAGE)).doesNotContain(name);
        villager.post(MP + "/inquiries", ask()).expectProblem(422, "inquiry.desk-not-found");
        assertThat(township.get(DESKS + "?scope=" + TOWNSHIP).expect(200).body())
                .contains(name, VILLAGE);
        township.delete(closures + "/current").expect(204);
        assertThat(open(VILLAGE)).contains(name);
    }

    @Test
    @Order(2)
    void itIsRenamedAndClosedAndOpenedAgain() {
        change(false, name).expect(200);
        villager.post(MP + "/inquiries", ask()).expectProblem(422, "inquiry.desk-not-found");
        change(true, name + "站").expect(200);
        assertThat(open(VILLAGE)).contains(name + "站");
        send(1, true, name).expectProblem(412, "inquiry.stale");
    }

    @Test
    @Order(3)
    void theLawyerIsInvitedAndAccepts() {
        var invitation = Map.of("scope", TOWNSHIP, "desk", code, "label", "县司法局 石律师");
        HERE.desk("demo-cadre-1")
                .post("/console/v1/inquiry-invitations", invitation)
                .expectProblem(403, "role.required");
        secret = township.post("/console/v1/inquiry-invitations", invitation)
                .expect(201)
                .text("/secret");
        var shown = Map.of("secret", secret);
        var offer = lawyer.post("/mp/v1/me/expert-invitations", shown).expect(200);
        assertThat(offer.text("/deskName")).startsWith(name);
        assertThat(offer.body()).contains("枫溪村").doesNotContain("石桥村");
        HERE.in("demo-guest-1").post("/mp/v1/me/expert-desks", shown).expectProblem(403, "identity.binding-required");
        lawyer.post("/mp/v1/me/expert-desks", shown).expect(201);
        HERE.in("demo-party-1")
                .post("/mp/v1/me/expert-desks", shown)
                .expectProblem(404, "inquiry.invitation-not-found");
        assertThat(township.get("/console/v1/inquiry-invitations?scope=" + TOWNSHIP)
                        .expect(200)
                        .body())
                .contains("县司法局 石律师", "*律", "\"bound\":true")
                .doesNotContain("石律\"", secret);
        assertThat(lawyer.get("/mp/v1/me/expert-desks").expect(200).texts("/items", "/desk"))
                .contains(code);
    }

    @Test
    @Order(4)
    void heReadsWhatIsAskedAtHisDeskAndNothingElse() throws IOException {
        photo = villager.upload(MP + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        var body = Map.of("desk", code, "text", "老板欠薪三个月", "attachments", List.of(photo), "visibility", "public");
        inquiry = villager.post(MP + "/inquiries", body).expect(201).text("/id");
        var office = villager.post(MP + "/inquiries", Map.of("desk", "office", "text", "怎么办证明？"))
                .expect(201)
                .text("/id");
        assertThat(lawyer.get("/mp/v1/me/expert-inquiries").expect(200).texts("/items", "/id"))
                .contains(inquiry)
                .doesNotContain(office);
        var read = lawyer.get(expert()).expect(200);
        assertThat(read.body()).contains("老板欠薪三个月").doesNotContain("周正", "*正", "askerName");
        assertThat(read.texts("/deeds", "")).containsExactly("answer", "decline", "pass-on");
        lawyer.get(MP + "/expert-inquiries/" + office).expectProblem(404, "inquiry.not-found");
        HERE.in("demo-villager-1").get(expert()).expectProblem(403, "role.required");
        HERE.in("demo-cadre-1").get(expert()).expectProblem(403, "role.required");
        HERE.desk("demo-cadre-1").get(DESK + "/inquiries/" + inquiry).expectProblem(404, "inquiry.not-found");
        HERE.in("test-outsider-1").get(MP + "/attachments/" + photo).expectProblem(404, "attachment.not-found");
        assertThat(lawyer.get(MP + "/attachments/" + photo).text("/code")).isNotEqualTo("attachment.not-found");
        await().atMost(PATIENCE)
                .until(() -> lawyer.get("/mp/v1/me/notices").body().contains("/expert-inquiries/" + inquiry));
    }

    @Test
    @Order(5)
    void heAnswersAndTheTownshipDecidesWhatEverybodyReads() throws IOException {
        var image = MadeFiles.image("jpeg", 40, 30);
        HERE.in("test-outsider-1")
                .upload(MP + "/attachments", "a.jpg", "image/jpeg", image)
                .expectProblem(403, "identity.binding-required");
        var form = lawyer.upload(MP + "/attachments", "b.jpg", "image/jpeg", image)
                .expect(201)
                .text("/id");
        var answer = Map.of("version", 1, "text", "先到劳动监察大队投诉。", "attachments", List.of(form));
        var keyed = lawyer.with("Idempotency-Key", UUID.randomUUID().toString());
        keyed.post(expert() + "/answers", answer).expect(201);
        keyed.post(expert() + "/answers", answer).expect(201);
        lawyer.post(expert() + "/answers", answer).expectProblem(412, "inquiry.stale");
        assertThat(lawyer.get("/mp/v1/me/expert-inquiries?status=answered")
                        .expect(200)
                        .texts("/items", "/id"))
                .contains(inquiry);
        var own = villager.get(MP + "/inquiries/" + inquiry).expect(200);
        assertThat(own.text("/thread/1/text")).contains("劳动监察");
        assertThat(own.texts("/thread/1/attachments", "/id")).containsExactly(form);
        assertThat(villager.get(MP + "/attachments/" + form).text("/code")).isNotEqualTo("attachment.not-found");
        assertThat(own.text("/deskName")).startsWith(name);
        assertThat(township.get(DESK + "/tasks").expect(200).texts("/items", "/id"))
                .contains(inquiry);
        township.post(DESK + "/inquiries/" + inquiry + "/publications", Map.of("version", 2))
                .expect(201);
        assertThat(HERE.stranger().get(MP + "/inquiries/" + inquiry).expect(200).body())
                .contains("老板欠薪");
    }

    @Test
    @Order(6)
    void whatIsNotHisHePassesOnAndWhenHeLeavesTheCadresStillReadNothing() {
        var asked = villager.post(MP + "/inquiries", ask()).expect(201).text("/id");
        var wrong = villager.post(MP + "/inquiries", Map.of("desk", code, "text", "身份证丢了怎么补？"))
                .expect(201)
                .text("/id");
        lawyer.post(MP + "/expert-inquiries/" + wrong + "/hand-overs", Map.of("version", 1, "desk", "office"))
                .expect(201);
        HERE.desk("demo-cadre-1").get(DESK + "/inquiries/" + wrong).expect(200);
        lawyer.get(MP + "/expert-inquiries/" + wrong).expectProblem(404, "inquiry.not-found");
        var seats = lawyer.get("/mp/v1/me/expert-desks").expect(200);
        var seat = seats.text("/items/" + seats.texts("/items", "/desk").indexOf(code) + "/id");
        lawyer.delete("/mp/v1/me/expert-desks/" + seat).expect(204);
        assertThat(lawyer.get(MP + "/expert-inquiries/" + asked).status())
                .as("403, or 404 while he still sits at a desk of another test")
                .isIn(403, 404);
        HERE.desk("demo-cadre-1").get(DESK + "/inquiries/" + asked).expectProblem(404, "inquiry.not-found");
        township.post(DESK + "/inquiries/" + asked + "/hand-overs", Map.of("version", 1, "desk", "office"))
                .expect(201);
    }

    private String expert() {
        return MP + "/expert-inquiries/" + inquiry;
    }

    private Map<String, Object> ask() {
        return Map.of("desk", code, "text", "工伤怎么认定？");
    }

    private static List<String> open(String village) {
        return HERE.stranger()
                .get("/mp/v1/villages/" + village + "/inquiry-desks")
                .expect(200)
                .texts("/items", "/name");
    }

    private Reply change(boolean on, String called) {
        var kept = township.get(DESKS + "?scope=" + TOWNSHIP).expect(200);
        var at = kept.texts("/items", "/code").indexOf(code);
        return send(kept.json().at("/items/" + at + "/version").asLong(), on, called);
    }

    private Reply send(long version, boolean on, String called) {
        var body = Map.of("version", version, "name", called, "hint", "欠薪、工伤", "days", 2, "on", on);
        var json = JsonMapper.shared().writeValueAsBytes(body);
        return township.send("PUT", DESKS + "/" + code, "application/json", json);
    }
}
