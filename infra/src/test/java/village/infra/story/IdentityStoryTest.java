package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;
import village.infra.identity.roster.Workbooks;

/** Acting for one's family, roles, the audit and one's own data, over HTTP only. */
class IdentityStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CONSOLE = "/console/v1/villages/" + WholeVillage.VILLAGE;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void aSonActsForHisMotherOnceACadreHasSaidSo() {
        listed(List.of(
                List.of("姓名", "手机号", "户号"),
                List.of("苗素娥", "19900000031", "201-950"),
                List.of("苗晓东", "19900000032", "201-950")));
        var son = bound("test-family-son", "19900000032", "苗晓东");
        var family = son.get("/mp/v1/me/family").expect(200);
        assertThat(family.texts("/villages/0/household", "/name")).containsExactly("苗素娥");
        var mother = family.text("/villages/0/household/0/rosterId");
        var asked = son.post("/mp/v1/me/family", Map.of("village", WholeVillage.VILLAGE, "rosterId", mother))
                .expect(202);
        assertThat(asked.text("/state")).isEqualTo("pending");

        var cadre = HERE.desk("demo-cadre-1");
        assertThat(cadre.get(CONSOLE + "/tasks").expect(200).texts("/items", "/id"))
                .contains(asked.text("/id"));
        var waiting = cadre.get(CONSOLE + "/family-requests?limit=100").expect(200);
        assertThat(waiting.texts("/items", "/forWhom")).contains("*素娥").doesNotContain("苗素娥");
        var request = CONSOLE + "/family-requests/" + asked.text("/id");
        cadre.post(request + "/approvals", Map.of()).expect(201);
        cadre.post(request + "/refusals", Map.of("reason", "晚了")).expect(409);
        assertThat(son.get("/mp/v1/me/family").text("/villages/0/iActFor/0/state"))
                .isEqualTo("approved");

        var line = line(HERE.desk("demo-dispatcher-1"), "?village=" + WholeVillage.VILLAGE + "&limit=100", asked);
        assertThat(line).contains("family.approved", "*桂兰", "cadre", "127.0.0.*");
        assertThat(line(HERE.desk("demo-operator-1"), "?limit=100", asked))
                .contains("family.approved", "cadre")
                .doesNotContain("桂兰", "127.0.0");
        cadre.get("/console/v1/audit").expect(403);

        son.delete("/mp/v1/me/family/" + asked.text("/id")).expect(204);
        son.delete("/mp/v1/me/family/" + asked.text("/id")).expect(404);
    }

    /** The lines about a subject, as they are on the wire. */
    private static String line(Visitor reader, String query, Reply subject) {
        var items = reader.get("/console/v1/audit" + query).expect(200).json().at("/items");
        return items.valueStream()
                .filter(item -> item.at("/subject/id").asString().equals(subject.text("/id")))
                .toList()
                .toString();
    }

    @Test
    void aDispatcherSetsACadreByHisPhoneAndTakesItBack() {
        var dispatcher = HERE.desk("demo-dispatcher-1");
        var given = dispatcher
                .post(CONSOLE + "/roles", Map.of("role", "cadre", "phone", "19900000033"))
                .expect(201);
        assertThat(given.text("/state")).isEqualTo("offered");
        assertThat(given.text("/phone")).isEqualTo("199****0033");
        dispatcher
                .post(CONSOLE + "/roles", Map.of("role", "supervision-committee", "phone", "19900000033"))
                .expect(201);

        var phone = HERE.signIn("test-new-cadre");
        var taken = phone.post("/mp/v1/me/roles", Map.of("phoneCode", "phone-19900000033"))
                .expect(200);
        assertThat(taken.json().at("/roles").toString()).isEqualTo("[\"cadre\"]");
        var desk = HERE.openDesk(phone);
        desk.get(CONSOLE + "/bindings").expect(200);
        desk.post(CONSOLE + "/roles", Map.of("role", "cadre", "phone", "19900000039"))
                .expect(403);

        dispatcher.delete(CONSOLE + "/roles/" + given.text("/id")).expect(204);
        dispatcher.delete(CONSOLE + "/roles/" + given.text("/id")).expect(404);
        desk.post(CONSOLE + "/family-requests/" + given.text("/id") + "/approvals", Map.of())
                .expect(403);
        await().atMost(SOON).untilAsserted(() -> desk.get(CONSOLE + "/bindings").expect(403));
    }

    @Test
    void theLastOperatorStays() {
        var last = HERE.in("demo-operator-1");
        assertThat(leave(last, "注销").expect(409).text("/code")).isEqualTo("role.last-operator");
        last.get("/mp/v1/me").expect(200);
    }

    @Test
    void aPersonTakesHisDataAlongAndLeaves() {
        listed(List.of(List.of("姓名", "手机号", "户号"), List.of("苗小梅", "19900000034", "201-951")));
        var leaver = bound("test-leaver", "19900000034", "苗小梅");
        leaver.post("/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints", Map.of("text", "路灯不亮"))
                .expect(201);
        var before = leaver.get("/mp/v1/me").text("/person/id");
        var data = leaver.get("/mp/v1/me/data").expect(200).json().at("/sections");
        assertThat(data.at("/bindings/0/name").asString()).isEqualTo("苗小梅");
        assertThat(data.at("/complaints/0/text").asString()).isEqualTo("路灯不亮");
        assertThat(data.at("/consents/0/document").asString()).isEqualTo("privacy");
        assertThat(data.at("/person/0/id").asString()).isEqualTo(before);

        leave(leaver, "好的").expect(422);
        leave(leaver, "注销").expect(204);
        var again = bound("test-leaver", "19900000034", "苗小梅");
        assertThat(again.get("/mp/v1/me").text("/person/id")).isNotEqualTo(before);
        assertThat(again.get("/mp/v1/me/data").json().at("/sections/complaints"))
                .isEmpty();
    }

    /** What he asked was to be published and had a photo: neither stays when he goes. */
    @Test
    void whatALeaverAskedIsNeitherShownNorPublished() throws IOException {
        listed(List.of(List.of("姓名", "手机号", "户号"), List.of("苗小荷", "19900000037", "201-953")));
        var leaver = bound("test-asker", "19900000037", "苗小荷");
        var mp = "/mp/v1/villages/" + WholeVillage.VILLAGE;
        var photo = leaver.upload(mp + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        var body =
                Map.of("desk", "office", "text", "苗家的老宅能翻建吗？", "attachments", List.of(photo), "visibility", "public");
        var inquiry = CONSOLE + "/inquiries/"
                + leaver.post(mp + "/inquiries", body).expect(201).text("/id");
        var clerk = HERE.desk("demo-cadre-1");
        var answered = clerk.post(inquiry + "/answers", Map.of("version", 1, "text", "可以，先到村里登记。"))
                .expect(201);
        clerk.get(CONSOLE + "/attachments/" + photo).expect(200);
        var read = Long.parseLong(answered.text("/version"));

        leave(leaver, "注销").expect(204);

        clerk.post(inquiry + "/publications", Map.of("version", read)).expectProblem(412, "inquiry.stale");
        var left = clerk.get(inquiry).expect(200);
        clerk.post(inquiry + "/publications", Map.of("version", Long.parseLong(left.text("/version"))))
                .expectProblem(409, "inquiry.wrong-state");
        assertThat(left.body()).contains("已注销").doesNotContain("老宅", photo);
        clerk.get(CONSOLE + "/attachments/" + photo).expectProblem(404, "attachment.not-found");
    }

    @Test
    void whoRangUpBeforeSheWasBoundFindsHerCaseInHerOwnPhone() {
        listed(List.of(List.of("姓名", "手机号", "户号"), List.of("苗阿香", "19900000036", "201-952")));
        var call = Map.of("source", "phone", "text", "门口积水", "caller", Map.of("name", "苗阿香", "phone", "19900000036"));
        var ticket = HERE.desk("demo-cadre-1")
                .post(CONSOLE + "/complaints", call)
                .expect(201)
                .text("/ticket");
        var caller = bound("test-caller", "19900000036", "苗阿香");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(caller.get("/mp/v1/me/complaints").texts("/items", "/ticket"))
                                .containsExactly(ticket));
        var id = caller.get("/mp/v1/me/complaints").text("/items/0/id");
        caller.post(
                        "/mp/v1/villages/" + WholeVillage.VILLAGE + "/complaints/" + id + "/supplements",
                        Map.of("text", "在井边"))
                .expect(201);
    }

    private static Reply leave(Visitor who, String word) {
        var body = WholeVillage.utf8("{\"confirm\":\"" + word + "\"}");
        return who.send("DELETE", "/mp/v1/me", "application/json", body);
    }

    @Test
    void aPersonWhoseWayThroughWechatFailedReadsAPageAndMayTryAgain() {
        var page = HERE.stranger()
                .with("Accept", "text/html,application/xhtml+xml")
                .get("/mp/v1/oauth/return?code=x&state=forged")
                .expect(400);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("登录请求已失效", "再试一次", "/mp/v1/oauth/start")
                .doesNotContain("<script");
    }

    private static Visitor bound(String openid, String phone, String name) {
        var person = HERE.signIn(openid);
        person.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        var claim = Map.of("village", WholeVillage.VILLAGE, "phoneCode", "phone-" + phone, "name", name);
        person.post("/mp/v1/me/bindings", claim).expect(201);
        return person;
    }

    private static void listed(List<List<Object>> rows) {
        var cadre = HERE.desk("demo-cadre-1");
        var started = cadre.upload(CONSOLE + "/rosters", "名册.xlsx", XLSX, Workbooks.of(rows))
                .expect(202);
        var progress = CONSOLE + "/rosters/" + started.text("/id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cadre.get(progress).expect(200).text("/state"))
                        .isEqualTo("done"));
    }
}
