package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.identity.roster.Workbooks;

/** An operator sets up a county where there was nothing, until somebody reports what he sees at a door. HTTP only. */
class FoundingStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor operator = HERE.desk("demo-operator-1");

    @Test
    void aVillageBeginsWithNothingAndEndsWithAComplaint() {
        operator.post("/console/v1/areas", Map.of("code", "330998", "name", "溪口县"))
                .expect(201);
        operator.post("/console/v1/areas", Map.of("code", "330998101", "name", "溪口镇"))
                .expect(201);
        found("330998101201", "柳家村");
        var village = "/console/v1/villages/330998101201";
        var empty = operator.get(village + "/setup").expect(200);
        assertThat(empty.json().at("/village/grids").asInt()).isZero();

        var first = draw(village, "第一网格", 120.60).expect(201).text("/id");
        var second = draw(village, "第二网格", 120.61).expect(201).text("/id");
        var hung = operator.post(village + "/door-plates", """
                        {"plates":[{"label":"柳家村 1 号","point":{"lat":29.905,"lon":120.605}},
                         {"label":"柳家村 2 号","point":{"lat":29.905,"lon":120.615}}]}""").expect(201);
        assertThat(hung.texts("/items", "/grid")).containsExactlyInAnyOrder(first, second);
        operator.post(village + "/contacts", """
                        {"office":"村委会","phone":"0575-80998001","agreed":true,"consent":"单位公开电话"}""").expect(201);
        operator.send("PUT", village + "/promise", "application/json", WholeVillage.utf8("{\"hours\":48}"))
                .expect(204);

        var plate = hung.json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/grid").asString("").equals(second))
                .map(item -> item.at("/code").asString(""))
                .findFirst()
                .orElseThrow();
        peopled(village);
        var filed = villager()
                .post("/mp/v1/villages/330998101201/complaints", Map.of("text", "门口的路灯不亮", "doorPlate", plate))
                .expect(201);
        var dueAt = OffsetDateTime.parse(filed.text("/dueAt"));
        assertThat(Duration.between(OffsetDateTime.now(), dueAt)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
        var seen = HERE.desk("test-founder-2").get(village + "/complaints").expect(200);
        assertThat(seen.texts("/items", "/grid/id")).containsExactly(second);
        assertThat(acts())
                .contains(
                        "area.added",
                        "village.founded",
                        "village.grid-drawn",
                        "village.plates-hung",
                        "village.contact-entered",
                        "village.promised");
    }

    private void found(String code, String name) {
        operator.post("/console/v1/villages", Map.of("code", code, "name", name))
                .expect(201);
    }

    private Reply draw(String village, String name, double west) {
        return operator.post(village + "/grids", square(name, west));
    }

    private static String square(String name, double west) {
        var east = west + 0.01;
        return """
                {"name":"%1$s","polygon":{"type":"Polygon","coordinates":
                 [[[%2$s,29.90],[%3$s,29.90],[%3$s,29.91],[%2$s,29.91],[%2$s,29.90]]]}}""".formatted(name, west, east);
    }

    /** A township's dispatcher, a cadre, and the cadre's roster. */
    private void peopled(String village) {
        takes("test-founder-2", "19900000061", "/console/v1/areas/330998101/roles", operator, "dispatcher");
        takes("test-founder-3", "19900000062", village + "/roles", HERE.desk("test-founder-2"), "cadre");
        var cadre = HERE.desk("test-founder-3");
        var workbook = Workbooks.of(
                List.of(List.of("姓名", "手机号", "户号", "网格", "类别"), List.of("柳春生", "19900000063", "1", "第一网格", "村民")));
        var run = cadre.upload(village + "/rosters", "名册.xlsx", XLSX, workbook).expect(202);
        await().atMost(SOON)
                .until(() -> cadre.get(village + "/rosters/" + run.text("/id"))
                        .expect(200)
                        .text("/state")
                        .equals("done"));
    }

    private static void takes(String openid, String phone, String address, Visitor giver, String role) {
        giver.post(address, Map.of("role", role, "phone", phone)).expect(201);
        HERE.in(openid)
                .post("/mp/v1/me/roles", Map.of("phoneCode", "phone-" + phone))
                .expect(200);
    }

    private static Visitor villager() {
        var villager = HERE.in("test-founder-4");
        villager.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        villager.post(
                        "/mp/v1/me/bindings",
                        Map.of("village", "330998101201", "phoneCode", "phone-19900000063", "name", "柳春生"))
                .expect(201);
        return villager;
    }

    private List<String> acts() {
        return operator.get("/console/v1/audit?limit=100").expect(200).texts("/items", "/act");
    }

    @Test
    void refusesWhatNoMapCouldShow() {
        operator.post("/console/v1/areas", Map.of("code", "330997", "name", "竹溪县"));
        operator.post("/console/v1/areas", Map.of("code", "330997101", "name", "竹溪镇"));
        found("330997101201", "石桥头村");
        var village = "/console/v1/villages/330997101201";
        draw(village, "第一网格", 120.60).expect(201);
        draw(village, "第二网格", 120.605).expectProblem(409, "place.grid-overlaps");
        var bow = """
                {"name":"蝴蝶","polygon":{"type":"Polygon","coordinates":
                 [[[120.7,29.90],[120.71,29.91],[120.71,29.90],[120.7,29.91],[120.7,29.90]]]}}""";
        assertThat(operator.post(village + "/grids", bow)
                        .expectProblem(422, "request.invalid")
                        .text("/errors/0/detail"))
                .contains("交叉");
        var swapped = square("颠倒", 120.7).replaceAll("\\[(120[^,]*),(29[^\\]]*)\\]", "[$2,$1]");
        assertThat(operator.post(village + "/grids", swapped)
                        .expectProblem(422, "request.invalid")
                        .text("/errors/0/detail"))
                .contains("经度在前");
        operator.post("/console/v1/villages", Map.of("code", "33099710120", "name", "短"))
                .expectProblem(422, "request.invalid");
        operator.post("/console/v1/villages", Map.of("code", "330996101201", "name", "无镇"))
                .expectProblem(404, "place.area-not-found");
        operator.post("/console/v1/villages", Map.of("code", "330997101201", "name", "又一个"))
                .expectProblem(409, "place.village-exists");
    }

    @Test
    void anOperatorChecksNextYearsCalendar() {
        var year = operator.get("/console/v1/calendars/2028").expect(200);
        assertThat(year.header("ETag")).isEqualTo("\"0\"");
        var body = WholeVillage.utf8(
                "{\"basis\":\"通知\",\"days\":[{\"day\":\"2028-01-03\",\"working\":false,\"name\":\"元旦\"}]}");
        var put =
                operator.with("If-Match", "\"0\"").send("PUT", "/console/v1/calendars/2028", "application/json", body);
        assertThat(put.expect(200).json().at("/checked").asBoolean()).isTrue();
        operator.with("If-Match", "\"0\"")
                .send("PUT", "/console/v1/calendars/2028", "application/json", body)
                .expectProblem(412, "calendar.stale");
        assertThat(operator.get("/console/v1/calendars/2026")
                        .expect(200)
                        .json()
                        .at("/checked")
                        .asBoolean())
                .as("what a migration brought is still to be checked")
                .isFalse();
    }
}
