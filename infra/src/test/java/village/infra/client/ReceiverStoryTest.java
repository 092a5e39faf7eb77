package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.OTHER_VILLAGE;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.AttachmentStoreContract;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.complaint.catalogue.Due;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** The township sends a case to a platform by name; that one alone works on it and may ask who brought it. */
class ReceiverStoryTest {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String MP = "/mp/v1/villages/" + VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator platform;
    private static Visitor town;

    @BeforeAll
    static void meet() {
        platform = Integrator.everywhere(HERE);
        town = HERE.desk("demo-dispatcher-1");
    }

    private static String filed(Visitor reporter, String name) {
        return reporter.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(MP + "/complaints", """
                    {"kind":"complaint","text":"水库坝脚有渗水","nameVisibleTo":"%s"}\
                    """.formatted(name))
                .expect(201)
                .text("/id");
    }

    private static String sent(String id, Integrator to) {
        town.post(
                        DESK + "/complaints/" + id + "/transfers",
                        "{\"receiver\":\"" + to.client().id() + "\"}")
                .expect(201);
        return V + "/complaints/" + id;
    }

    private static String update(String number, int sequence, String status) {
        return """
            {"externalNumber":"%s","sequence":%d,"status":"%s","publicText":"已派人查看"}\
            """.formatted(number, sequence, status);
    }

    @Test
    void theTownshipChoosesAmongThoseThatMayReceive() {
        var reader = Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.READ, VILLAGE));
        var elsewhere = Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.WRITE, OTHER_VILLAGE));
        var offered = town.get(DESK + "/transfer-receivers").expect(200).texts("/items", "/id");
        assertThat(offered)
                .contains(platform.client().id().toString())
                .doesNotContain(
                        reader.client().id().toString(), elsewhere.client().id().toString());
        var id = filed(HERE.in("demo-villager-1"), "handlers");
        town.post(
                        DESK + "/complaints/" + id + "/transfers",
                        "{\"receiver\":\"" + reader.client().id() + "\"}")
                .expectProblem(422, "complaint.receiver-unknown");
        town.post(DESK + "/complaints/" + id + "/transfers", "{}").expectProblem(422, "request.invalid");
        HERE.desk("demo-cadre-1").get(DESK + "/transfer-receivers").expectProblem(403, "role.required");
    }

    @Test
    void onlyThePlatformThatHasTheCaseSeesItAndTellsHowItGoes() {
        var id = filed(HERE.in("demo-villager-1"), "handlers");
        platform.get(V + "/complaints/" + id).expectProblem(404, "complaint.not-found");
        var there = sent(id, platform);
        var seen = platform.get(there).expect(200);
        assertThat(seen.text("/text")).isEqualTo("水库坝脚有渗水");
        assertThat(seen.json().at("/sentToYou").asBoolean()).isTrue();
        assertThat(seen.body()).doesNotContain("陈", "秀英");
        var other = Integrator.everywhere(HERE);
        other.get(there).expectProblem(404, "complaint.not-found");
        other.post(there + "/updates", update("ZL-1", 1, "in-progress")).expectProblem(404, "complaint.not-found");
        platform.post(there + "/updates", update("ZL-1", 1, "in-progress")).expect(201);
        assertThat(platform.get(there).expect(200).text("/externalNumber")).isEqualTo("ZL-1");
        platform.post(there + "/updates", update("ZL-2", 2, "answered")).expectProblem(404, "complaint.not-found");
        platform.post(there + "/updates", update("ZL-1", 2, "answered")).expect(201);
        assertThat(HERE.in("demo-villager-1")
                        .get(MP + "/complaints/" + id)
                        .expect(200)
                        .text("/status"))
                .isEqualTo("answered");
    }

    /** It does the work: it learns where, when and what was said, and asks for numbers with a purpose. */
    @Test
    void itLearnsWhereToGoAndWhatWasSaid() {
        var reporter = HERE.in("demo-villager-1");
        var voice = reporter.upload(MP + "/attachments", "a.amr", "audio/amr", AttachmentStoreContract.amr(3_000))
                .expect(201)
                .text("/id");
        var id = reporter.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(MP + "/complaints", """
                    {"kind":"complaint","text":"坝脚渗水，打 13711119050","attachments":["%s"],"doorPlate":"FX201001",
                     "point":{"lat":29.7301,"lon":120.2512,"crs":"wgs84"},"visibility":"public"}\
                    """.formatted(voice))
                .expect(201)
                .text("/id");
        HERE.desk("demo-cadre-1")
                .post(DESK + "/complaints/" + id + "/transcripts", """
                    {"attachment":"%s","text":"再不来就打 13711119051"}\
                    """.formatted(voice))
                .expect(201);
        var seen = platform.get(sent(id, platform)).expect(200);
        assertThat(seen.text("/text")).isEqualTo("坝脚渗水，打 137****9050");
        assertThat(seen.json().at("/point/lat").asDouble()).isEqualTo(29.7301);
        assertThat(seen.text("/point/crs")).isEqualTo("wgs84");
        assertThat(seen.text("/doorPlate")).isEqualTo("FX201001");
        assertThat(seen.text("/transcripts/0/text")).isEqualTo("再不来就打 137****9051");
        assertThat(seen.text("/transcripts/0/attachment")).isEqualTo(voice);
        assertThat(platform.get(V + "/complaints?mine=true").expect(200).body())
                .contains("137****9050")
                .doesNotContain("13711119050");
    }

    /** What was made one with another is no dead end for whoever handed it over. */
    @Test
    void itFollowsWhatItHandedOverIntoTheCaseThatGoesOn() {
        var goesOn = filed(HERE.in("demo-villager-1"), "handlers");
        var cadre = HERE.desk("demo-cadre-1");
        var when = ",\"occurredAt\":\"2026-11-01T19:30:00+08:00\"";
        var handed = handedOver(platform, "ZJ-" + UUID.randomUUID(), when);
        assertThat(platform.get(V + "/complaints/" + handed).expect(200).text("/occurredAt"))
                .startsWith("2026-11-01T19:30:00");
        cadre.post(DESK + "/complaints/" + handed + "/merges", "{\"into\":\"" + goesOn + "\"}")
                .expect(201);
        var merged = platform.get(V + "/complaints/" + handed).expect(200);
        assertThat(merged.text("/mergedInto/statusLabel")).isEqualTo("已派单");
        assertThat(merged.text("/mergedInto/answer")).isEmpty();
        platform.post(sent(goesOn, platform) + "/updates", update("ZL-M1", 1, "answered"))
                .expect(201);
        var answered = platform.get(V + "/complaints/" + handed).expect(200);
        assertThat(answered.text("/mergedInto/status")).isEqualTo("answered");
        assertThat(answered.text("/mergedInto/answer")).isEqualTo("已派人查看");
        assertThat(platform.get(V + "/complaints/" + goesOn).expect(200).json().has("mergedInto"))
                .isFalse();
    }

    /** Its citizen asks how far it is: it need not ask us again and again, and hears nothing of whose the other is. */
    @Test
    void itHearsHowTheCaseGoesOnThatItsOwnWasMergedInto() {
        var other = Integrator.everywhere(HERE);
        var goesOn = filed(HERE.in("demo-villager-1"), "handlers");
        var handed = handedOver(other, "ZJ-" + UUID.randomUUID(), "");
        var from = other.get("/openapi/v1/changes?from=now").expect(200).text("/next");
        HERE.desk("demo-cadre-1")
                .post(DESK + "/complaints/" + handed + "/merges", "{\"into\":\"" + goesOn + "\"}")
                .expect(201);
        platform.post(sent(goesOn, platform) + "/updates", update("ZL-M2", 1, "answered"))
                .expect(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var told = other.get("/openapi/v1/changes?after=" + from + "&limit=500")
                    .expect(200);
            assertThat(told.texts("/items", "/subject/id")).doesNotContain(goesOn);
            assertThat(told.body()).contains("\"intoStatus\":\"answered\"", "\"intoStatusLabel\":\"已答复\"");
            assertThat(heard(other, from, handed))
                    .filteredOn(type -> !type.equals("complaint.filed"))
                    .startsWith("complaint.merged")
                    .endsWith("complaint.merged-progressed");
        });
    }

    @Test
    void itHearsThatTheCaseCameAndThatItWent() {
        var reporter = HERE.in("demo-villager-1");
        var id = filed(reporter, "handlers");
        var from = platform.get("/openapi/v1/changes?from=now").expect(200).text("/next");
        var there = sent(id, platform);
        platform.post(there + "/updates", update("ZL-9", 1, "answered")).expect(201);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard(platform, from, id))
                        .contains("complaint.transferred-out", "complaint.answered"));
        reporter.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(MP + "/complaints/" + id + "/reopenings", "{\"reason\":\"还在渗水\"}")
                .expect(201);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard(platform, from, id)).contains("complaint.reopened"));
        var last = platform.get("/openapi/v1/changes?after=" + from + "&limit=500")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(change -> change.at("/subject/id").asString().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(last.at("/tombstone").asBoolean())
                .as("it is to delete its copy")
                .isTrue();
        assertThat(heard(Integrator.everywhere(HERE), from, id)).isEmpty();
        platform.get(there).expectProblem(404, "complaint.not-found");
        platform.post(there + "/updates", update("ZL-9", 2, "in-progress")).expectProblem(404, "complaint.not-found");
    }

    @Test
    void whenItHappenedThereStandsInTheTimeLine() {
        var there = sent(filed(HERE.in("demo-villager-1"), "handlers"), platform);
        var when = OffsetDateTime.now(Due.ZONE).minusMinutes(30).truncatedTo(ChronoUnit.SECONDS);
        var later = when.plusHours(2);
        platform.post(there + "/updates", occurred(1, later.toString())).expectProblem(422, "request.invalid");
        platform.post(there + "/updates", occurred(1, "0001-01-01T00:00:00Z")).expectProblem(422, "request.invalid");
        platform.post(there + "/updates", occurred(1, when.toString())).expect(201);
        platform.post(there + "/updates", occurred(1, when.toString())).expect(201);
        platform.post(there + "/updates", occurred(1, when.minusHours(1).toString()))
                .expectProblem(422, "idempotency.key-reused");
        var steps = platform.get(there).expect(200).json().at("/timeline");
        var last = steps.get(steps.size() - 1);
        assertThat(OffsetDateTime.parse(last.at("/occurredAt").asString()).toInstant())
                .isEqualTo(when.toInstant());
        assertThat(OffsetDateTime.parse(last.at("/at").asString())).isAfter(when);
        assertThat(steps.get(0).has("occurredAt")).isFalse();
    }

    private static String occurred(int sequence, String when) {
        return """
            {"externalNumber":"ZL-3","sequence":%d,"status":"in-progress","publicText":"已到场","occurredAt":"%s"}\
            """.formatted(sequence, when);
    }

    @Test
    void howExactThePlaceIsMayBeSaid() {
        var where = ",\"point\":{\"lat\":29.7301,\"lon\":120.2512,\"crs\":\"wgs84\",\"accuracyMetres\":%s}";
        handedOver(platform, "ZJ-" + UUID.randomUUID(), where.formatted("30"));
        var number = "ZJ-" + UUID.randomUUID();
        platform.post(V + "/complaints", """
            {"externalNumber":"%s","text":"桥栏松了"%s}\
            """.formatted(number, where.formatted("-1")), number)
                .expectProblem(422, "request.invalid");
    }

    /** What a full copy needs and the list of public cases does not hold. */
    @Test
    void itListsWhatItHandedOverAndWhatItWasSentAndNobodyElseDoes() {
        var who = Integrator.everywhere(HERE);
        var number = "ZJ-" + UUID.randomUUID();
        var handed = handedOver(who, number, "");
        var staff = handedOver(who, "ZJ-" + UUID.randomUUID(), ",\"aboutStaff\":true");
        var received = filed(HERE.in("demo-villager-1"), "handlers");
        sent(received, who);
        assertThat(who.get(V + "/complaints").expect(200).body()).doesNotContain(handed, received);
        var first = who.get(V + "/complaints?limit=1&mine=true").expect(200);
        var second = who.get(V + "/complaints?after=" + first.text("/next") + "&limit=1&mine=true")
                .expect(200);
        assertThat(first.texts("/items", "/id")).containsExactly(received);
        assertThat(second.texts("/items", "/id")).containsExactly(handed);
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(second.text("/items/0/externalNumber")).isEqualTo(number);
        assertThat(first.json().at("/items/0").has("externalNumber")).isFalse();
        who.post(V + "/complaints/" + received + "/updates", update("ZL-7", 1, "in-progress"))
                .expect(201);
        assertThat(who.get(V + "/complaints?mine=true").expect(200).body())
                .contains("ZL-7")
                .doesNotContain(staff);
        assertThat(Integrator.everywhere(HERE)
                        .get(V + "/complaints?mine=true")
                        .expect(200)
                        .texts("/items", "/id"))
                .isEmpty();
        who.get(V + "/complaints?after=" + first.text("/next")).expectProblem(400, "list.cursor-invalid");
    }

    private static String handedOver(Integrator who, String number, String more) {
        return who.post(V + "/complaints", """
            {"externalNumber":"%s","text":"桥栏松了"%s}\
            """.formatted(number, more), number)
                .expect(201)
                .text("/id");
    }

    private static List<String> heard(Integrator who, String from, String id) {
        var page = who.get("/openapi/v1/changes?after=" + from + "&limit=500").expect(200);
        var types = page.texts("/items", "/type");
        var subjects = page.texts("/items", "/subject/id");
        return java.util.stream.IntStream.range(0, types.size())
                .filter(line -> subjects.get(line).equals(id))
                .mapToObj(types::get)
                .toList();
    }

    @Test
    void theReporterSeesWhoAskedForHisNumberAndWhy() {
        var reporter = HERE.in("demo-villager-1");
        var there = sent(filed(reporter, "handlers"), platform);
        var purpose = "约时间到坝上查看 " + UUID.randomUUID();
        var found = platform.post(there + "/contact-views", "{\"purpose\":\"" + purpose + "\"}")
                .expect(201);
        assertThat(found.text("/name")).isEqualTo("陈秀英");
        assertThat(found.text("/phone")).matches("1[0-9]{10}");
        assertThat(found.header("Cache-Control")).contains("no-store");
        var log = reporter.get("/mp/v1/me/access-log?limit=5").expect(200);
        assertThat(log.text("/items/0/purpose")).isEqualTo(purpose);
        assertThat(log.text("/items/0/viewer")).isEqualTo("试验平台");
        assertThat(log.text("/items/0/viewerRole")).isEqualTo("platform");
        assertThat(reporter.get("/mp/v1/me/data").expect(200).body()).contains(purpose);
        var audit =
                town.get("/console/v1/audit?village=" + VILLAGE + "&limit=1").expect(200);
        assertThat(audit.text("/items/0/act")).isEqualTo("contact.viewed");
        assertThat(audit.text("/items/0/actor/platform")).isEqualTo("试验平台");
        assertThat(audit.text("/items/0/actor/id"))
                .isEqualTo(platform.client().id().toString());
        assertThat(audit.text("/items/0/from")).isEqualTo("127.0.0.*");
        assertThat(audit.text("/items/0/requestId")).isEqualTo(found.header("X-Request-Id"));
        platform.post(there + "/contact-views", "{\"purpose\":\"\"}").expectProblem(422, "identity.purpose-required");
        platform.post(there + "/contact-views", "{}").expectProblem(422, "identity.purpose-required");
        platform.post(there + "/contact-views", "{\"why\":\"x\"}").expectProblem(422, "client.field-unknown");
    }

    @Test
    void nobodyElseLearnsWhoBroughtIt() {
        var reporter = HERE.in("demo-villager-1");
        var there = sent(filed(reporter, "handlers"), platform);
        var purpose = "{\"purpose\":\"回访\"}";
        Integrator.everywhere(HERE).post(there + "/contact-views", purpose).expectProblem(404, "complaint.not-found");
        Integrator.may(HERE, new Scope(Resource.COMPLAINTS, Access.WRITE, "33"))
                .post(there + "/contact-views", purpose)
                .expectProblem(403, "client.scope-missing");
        var unnamed = sent(filed(reporter, "dispatcher-only"), platform);
        assertThat(platform.post(unnamed + "/contact-views", purpose)
                        .expectProblem(403, "complaint.reporter-unnamed")
                        .body())
                .doesNotContain("秀英", "1390");
        platform.post(there + "/updates", update("ZL-5", 1, "answered")).expect(201);
        platform.post(there + "/contact-views", purpose).expectProblem(409, "complaint.wrong-state");
    }

    @Test
    void aCaseSentToAPlatformByTheWayGoesOnAsBefore() {
        var number = "ZJ-" + UUID.randomUUID();
        var id = platform.post(V + "/complaints", "{\"externalNumber\":\"" + number + "\",\"text\":\"井盖翘起来了\"}", number)
                .expect(201)
                .text("/id");
        town.post(DESK + "/complaints/" + id + "/transfers", "{\"office\":\"县住建局\",\"externalNumber\":\"ZJJ-1\"}")
                .expect(201);
        var there = V + "/complaints/" + id;
        platform.post(there + "/contact-views", "{\"purpose\":\"回访\"}").expectProblem(404, "complaint.not-found");
        platform.post(there + "/updates", update("ZJJ-1", 1, "answered")).expect(201);
    }
}
