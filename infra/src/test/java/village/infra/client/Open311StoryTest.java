package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** A civic app that knows GeoReport v2 reads what everybody may see. */
class Open311StoryTest {
    private static final String FACE = "/open311/v2";
    private static final String AT = "jurisdiction_id=" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;

    private static final String MP = "/mp/v1/villages/" + VILLAGE + "/complaints/";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Visitor app;

    @BeforeAll
    static void open() {
        app = HERE.stranger();
    }

    private static String published(String text) {
        return published(text, "\"category\":\"0202\",");
    }

    private static String published(String text, String category) {
        var id = filed(text, category);
        HERE.desk("demo-dispatcher-1")
                .post(DESK + "/complaints/" + id + "/publications", "{}")
                .expect(201);
        return id;
    }

    private static String filed(String text) {
        return filed(text, "\"category\":\"0202\",");
    }

    private static String filed(String text, String category) {
        return HERE.in("demo-villager-1")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/mp/v1/villages/" + VILLAGE + "/complaints", """
                    {"kind":"complaint",%s"text":"%s","visibility":"public",
                     "point":{"lat":29.7301,"lon":120.2512,"crs":"wgs84"}}\
                    """.formatted(category, text))
                .expect(201)
                .text("/id");
    }

    private static void refused(Reply reply, int status) {
        reply.expect(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().isArray()).isTrue();
        assertThat(reply.json().at("/0").propertyNames()).containsExactlyInAnyOrder("code", "description");
        assertThat(reply.json().at("/0/code").asInt()).isEqualTo(status);
        assertThat(reply.text("/0/description")).isNotBlank();
    }

    /** The fields of the specification's example, in its types. */
    @Test
    void servicesHaveTheShapeOfTheSpecification() {
        var services = app.get(FACE + "/services.json?" + AT).expect(200);
        assertThat(services.json().at("/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "service_code", "service_name", "description", "metadata", "type", "keywords", "group");
        assertThat(services.texts("", "/service_code")).contains("0202", "other");
        assertThat(services.json().at("/0/metadata").isBoolean()).isTrue();
        assertThat(services.text("/0/type")).isEqualTo("realtime");
        var one = app.get(FACE + "/services/0202.json?" + AT).expect(200);
        assertThat(one.text("/service_code")).isEqualTo("0202");
        assertThat(one.json().at("/attributes").isArray()).isTrue();
        refused(app.get(FACE + "/services/9999.json?" + AT), 404);
    }

    @Test
    void numbersInAPublicCaseAreMaskedEverywhereAndNobodyAnswersWithOne() {
        var text = "路灯不亮，打我电话 13711119050 " + UUID.randomUUID();
        var id = filed(text);
        var desk = HERE.desk("demo-dispatcher-1");
        var unasked =
                desk.post(DESK + "/complaints/" + id + "/publications", "{}").expect(422);
        assertThat(unasked.text("/code")).isEqualTo("publication.blocked");
        assertThat(unasked.text("/errors/0/detail")).contains("137****9050").doesNotContain("13711119050");
        desk.post(DESK + "/complaints/" + id + "/publications", "{\"masked\":true}")
                .expect(201);
        desk.post(DESK + "/complaints/" + id + "/answers", "{\"text\":\"师傅电话 13711119051\"}")
                .expect(422);
        desk.post(DESK + "/complaints/" + id + "/answers", "{\"text\":\"换好了\"}").expect(201);
        var shown = List.of(
                app.get(FACE + "/requests/" + id + ".json?" + AT),
                HERE.in("demo-villager-2").get(MP + id),
                HERE.stranger().get(MP.substring(0, MP.length() - 1)));
        assertThat(shown)
                .allSatisfy(each -> assertThat(each.expect(200).body())
                        .contains("137****9050")
                        .doesNotContain("13711119050"));
    }

    @Test
    void aPublicCaseHasTheShapeOfTheSpecification() {
        var id = published("桥头路灯不亮 " + UUID.randomUUID());
        var one = app.get(FACE + "/requests/" + id + ".json?" + AT).expect(200);
        assertThat(one.json().size()).isEqualTo(1);
        assertThat(one.json().at("/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(one.text("/0/service_request_id")).isEqualTo(id);
        assertThat(one.text("/0/status")).isEqualTo("open");
        assertThat(one.text("/0/service_code")).isEqualTo("0202");
        assertThat(one.text("/0/requested_datetime")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+\\+08:00");
        assertThat(one.body()).doesNotContain("29.73", "120.25", "秀英");
        var listed = app.get(FACE + "/requests.json?" + AT + "&service_request_id=" + id + ",%20" + UUID.randomUUID())
                .expect(200);
        assertThat(listed.texts("", "/service_request_id")).containsExactly(id);
    }

    @Test
    void whatIsNotPublicIsNotThere() {
        var hidden = HERE.in("demo-villager-1")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/mp/v1/villages/" + VILLAGE + "/complaints", "{\"kind\":\"complaint\",\"text\":\"家里的事\"}")
                .expect(201)
                .text("/id");
        refused(app.get(FACE + "/requests/" + hidden + ".json?" + AT), 404);
        assertThat(ids("&page_size=100")).doesNotContain(hidden);
    }

    private static List<String> ids(String more) {
        return app.get(FACE + "/requests.json?" + AT + more).expect(200).texts("", "/service_request_id");
    }

    @Test
    void requestsAreFilteredAndPaged() {
        var id = published("护栏松动 " + UUID.randomUUID());
        assertThat(ids("")).contains(id);
        assertThat(ids("&status=open&service_code=0202")).contains(id);
        assertThat(ids("&status=closed")).doesNotContain(id);
        assertThat(ids("&status=open,closed")).contains(id);
        assertThat(ids("&service_code=0101")).doesNotContain(id);
        assertThat(ids("&service_code=other")).doesNotContain(id);
        assertThat(ids("&end_date=2026-01-01T00:00:00Z")).doesNotContain(id);
        assertThat(ids("&page=1&page_size=1")).hasSize(1);
        assertThat(ids("&page=2&page_size=1")).doesNotContainAnyElementsOf(ids("&page=1&page_size=1"));
    }

    @Test
    void whatNobodyHasPutAnywhereIsFoundAsOther() {
        var id = published("墙根有异味 " + UUID.randomUUID(), "");
        var other =
                app.get(FACE + "/requests.json?" + AT + "&service_code=other").expect(200);
        assertThat(other.texts("", "/service_request_id")).contains(id);
        assertThat(other.texts("", "/service_code")).containsOnly("other");
        assertThat(ids("&service_code=other,0202")).contains(id);
        assertThat(ids("&service_code=0202")).doesNotContain(id);
    }

    @Test
    void mistakesAreAnsweredInTheSpecificationsShape() {
        refused(app.get(FACE + "/services.json"), 400);
        refused(app.get(FACE + "/requests.json"), 400);
        refused(app.get(FACE + "/services.json?jurisdiction_id=330999999999"), 404);
        refused(app.get(FACE + "/services.json?jurisdiction_id=city"), 404);
        refused(app.get(FACE + "/services.xml?" + AT), 406);
        refused(app.get(FACE + "/requests/x.xml?" + AT), 406);
        refused(app.get(FACE + "/requests/x.json?" + AT), 404);
        refused(app.get(FACE + "/tokens/x.json?" + AT), 404);
        for (var wrong : List.of(
                "start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z",
                "start_date=2026-02-01T00:00:00Z&end_date=2026-01-02T00:00:00Z",
                "start_date=yesterday",
                "start_date=%2B10000-01-01T00:00:00Z",
                "end_date=-5000-01-01T00:00:00Z",
                "status=waiting",
                "page=0",
                "page_size=101",
                "page=11&page_size=100",
                "page=99999")) {
            refused(app.get(FACE + "/requests.json?" + AT + "&" + wrong), 400);
        }
    }

    private static Reply post(Visitor who, String apiKey, String more) {
        var form = "api_key=" + apiKey + "&" + AT
                + "&service_code=0202&description=%E8%B7%AF%E7%81%AF%E4%B8%8D%E4%BA%AE" + more;
        return who.send(
                "POST",
                FACE + "/requests.json",
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoHasAnApiKeyMayPost() {
        var platform = Integrator.everywhere(HERE);
        var person =
                "&address_string=%E6%A1%A5%E5%A4%B4&last_name=%E9%99%88&first_name=%E5%A4%A7%E6%98%8E&phone=13700009050";
        var twice = app.with("Idempotency-Key", UUID.randomUUID().toString());
        var made = post(twice, platform.apiKey(), person).expect(201);
        assertThat(made.json().size()).isEqualTo(1);
        assertThat(made.json().at("/0").propertyNames())
                .containsExactlyInAnyOrder("service_request_id", "service_notice", "account_id");
        var id = made.text("/0/service_request_id");
        assertThat(post(twice, platform.apiKey(), person).expect(201).text("/0/service_request_id"))
                .isEqualTo(id);
        refused(app.get(FACE + "/requests/" + id + ".json?" + AT), 404);
        var seen = platform.get("/openapi/v1/villages/" + VILLAGE + "/complaints/" + id)
                .expect(200);
        assertThat(seen.text("/text")).isEqualTo("路灯不亮\n地点：桥头");
        var town = HERE.desk("demo-dispatcher-1");
        assertThat(town.post(DESK + "/complaints/" + id + "/contact-views", "{\"purpose\":\"回访\"}")
                        .expect(201)
                        .text("/name"))
                .isEqualTo("陈大明");
        HERE.desk("demo-cadre-1")
                .post(DESK + "/complaints/" + id + "/contact-views", "{\"purpose\":\"回访\"}")
                .expectProblem(403, "role.required");
    }

    @Test
    void aWrongApiKeyOpensNothing() {
        var platform = Integrator.everywhere(HERE);
        var place = "&lat=29.7301&long=120.2512";
        post(app, platform.apiKey(), place).expect(201);
        refused(post(app, platform.keyId(), place), 403);
        refused(post(app, platform.keyId() + "." + platform.secret(), place), 403);
        refused(post(app, platform.apiKey() + "A", place), 403);
        refused(post(app, "vk1.AAAA", place), 403);
        refused(post(app, "", place), 403);
        var reader = Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.READ, VILLAGE));
        refused(post(app, reader.apiKey(), place), 403);
        var elsewhere = Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.WRITE, OTHER_VILLAGE));
        refused(post(app, elsewhere.apiKey(), place), 403);
    }

    /** Of whose key it was, whatever became of it; a key nobody has is nobody's. */
    @Test
    void refusedCallsStandInTheClientsLog() {
        var platform = Integrator.everywhere(HERE);
        post(app, platform.apiKey() + "A", "&address_string=x").expect(403);
        post(app, platform.apiKey(), "").expect(400);
        post(app, platform.apiKey(), "&address_string=x").expect(201);
        var log = HERE.desk("demo-operator-1");
        var calls = "/console/v1/clients/" + platform.client().id() + "/calls";
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log.get(calls).expect(200).texts("/items", "/status"))
                        .containsExactly("201", "400", "403"));
    }

    @Test
    void aFormThatSaysTooLittleIsRefused() {
        var platform = Integrator.everywhere(HERE);
        refused(post(app, platform.apiKey(), ""), 400);
        refused(post(app, platform.apiKey(), "&lat=north&long=120"), 400);
        refused(post(app, platform.apiKey(), "&lat=29.7"), 400);
    }
}
