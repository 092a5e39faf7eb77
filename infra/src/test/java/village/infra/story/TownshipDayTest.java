package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.AttachmentStoreContract;

/** A township's day over HTTP: one case through every hand, then two that are one, a call, and a case about a cadre. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TownshipDayTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor reporter;
    private Visitor neighbour;
    private Visitor worker;
    private Visitor cadre;
    private Visitor township;
    private Visitor county;
    private String workerId = "";
    private String lamp = "";

    @BeforeAll
    void meet() {
        reporter = HERE.in("demo-villager-1");
        neighbour = HERE.in("demo-migrant-1");
        worker = HERE.desk("demo-grid-1");
        cadre = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        county = HERE.desk("demo-supervisor-1");
        workerId = HERE.in("demo-grid-1").get("/mp/v1/me").text("/person/id");
    }

    @Test
    @Order(1)
    void theGridWorkerSendsADispatchBackOnce() {
        lamp = filed(reporter, "村口路灯不亮");
        assertThat(worker.get(DESK + "/" + lamp).expect(200).texts("/can", "")).contains("accept", "object", "answer");
        act(worker, "objections", Map.of("reason", " ")).expectProblem(422, "request.invalid");
        assertThat(act(worker, "objections", Map.of("reason", "灯杆归供电所管"))
                        .expect(201)
                        .text("/status"))
                .isEqualTo("accepted");
        assertThat(act(cadre, "dispatches", Map.of("handler", workerId, "note", "先去看看"))
                        .expect(201)
                        .text("/dispatches"))
                .isEqualTo("2");
        act(worker, "objections", Map.of("reason", "还是不归我管")).expectProblem(409, "complaint.objected-already");
        assertThat(act(worker, "acceptances", Map.of()).expect(201).text("/status"))
                .isEqualTo("in-progress");
    }

    @Test
    @Order(2)
    void moreTimeIsAskedBelowAndRefusedAbove() {
        var until = OffsetDateTime.now().plusDays(9).toString();
        act(cadre, "extensions", Map.of("until", until, "reason", "不是我办的")).expectProblem(403, "role.required");
        var asked = act(worker, "extensions", Map.of("until", until, "reason", "等配件"))
                .expect(201);
        var extension = asked.text("/extension/id");
        assertThat(extension).isNotEmpty();
        act(cadre, "extensions/" + extension + "/decisions", Map.of("approved", true))
                .expectProblem(403, "role.required");
        var refused = act(township, "extensions/" + extension + "/decisions", Map.of("approved", false, "text", "今天就修"))
                .expect(201);
        assertThat(refused.json().has("extension")).isFalse();
        assertThat(refused.text("/dueAt")).isEqualTo(asked.text("/dueAt"));
        assertThat(reporter.get(CASES + "/" + lamp).expect(200).texts("/timeline", "/type"))
                .contains("extension-asked", "extension-decided");
    }

    @Test
    @Order(3)
    void theCountyUrgesAndTheVillageMayNot() {
        act(cadre, "supervisions", Map.of("text", "快点")).expectProblem(403, "role.required");
        assertThat(act(county, "supervisions", Map.of("text", "请今天办结"))
                        .expect(201)
                        .text("/supervisions"))
                .isEqualTo("1");
    }

    @Test
    @Order(4)
    void theClockStandsWhileTheReporterIsAsked() {
        var asked = act(worker, "information-requests", Map.of("question", "是哪一根灯杆？"))
                .expect(201);
        assertThat(asked.text("/status")).isEqualTo("need-info");
        assertThat(asked.text("/paused")).isEqualTo("true");
        var told = reporter.post(CASES + "/" + lamp + "/supplements", Map.of("text", "从东数第三根"))
                .expect(201);
        assertThat(told.text("/status")).isEqualTo("in-progress");
        assertThat(OffsetDateTime.parse(told.text("/dueAt")))
                .isAfterOrEqualTo(OffsetDateTime.parse(asked.text("/dueAt")));
    }

    @Test
    @Order(5)
    void whatIsNotSolvedGoesBackAndWhatIsSolvedIsRated() {
        act(worker, "answers", Map.of("text", "换了灯泡")).expect(201);
        act(worker, "verifications", Map.of("solved", true)).expectProblem(403, "role.required");
        assertThat(act(township, "verifications", Map.of("solved", false, "text", "还是不亮"))
                        .expect(201)
                        .text("/status"))
                .isEqualTo("dispatched");
        act(worker, "answers", Map.of("text", "换了线头")).expect(201);
        var notFixed = reporter.post(CASES + "/" + lamp + "/ratings", Map.of("fixed", false, "text", "还是闪"))
                .expect(201);
        assertThat(notFixed.text("/status")).isEqualTo("dispatched");
        assertThat(notFixed.json().has("rating")).isFalse();
        assertThat(OffsetDateTime.parse(notFixed.text("/dueAt"))).isAfter(OffsetDateTime.now());
        act(worker, "answers", Map.of("text", "换了线")).expect(201);
        assertThat(act(township, "verifications", Map.of("solved", true))
                        .expect(201)
                        .text("/status"))
                .isEqualTo("verified");
        reporter.post(CASES + "/" + lamp + "/ratings", Map.of("fixed", true, "stars", 5))
                .expect(201);
        var closed = act(cadre, "closures", Map.of("reason", "办好了")).expect(201);
        assertThat(closed.text("/status")).isEqualTo("closed");
        act(worker, "answers", Map.of("text", "再答一次")).expectProblem(409, "complaint.already-closed");
    }

    @Test
    @Order(6)
    void twoReportsOfOneThingGoOnAsOne() {
        var first = filed(reporter, "水管漏水");
        var second = filed(neighbour, "漏水了");
        var merged = cadre.post(DESK + "/" + second + "/merges", Map.of("into", first))
                .expect(201);
        assertThat(merged.text("/status")).isEqualTo("merged");
        cadre.post(DESK + "/" + first + "/merges", Map.of("into", second)).expectProblem(409, "complaint.wrong-state");
        cadre.post(DESK + "/" + first + "/answers", Map.of("text", "已经修好")).expect(201);
        var onward = neighbour.get(CASES + "/" + second).expect(200);
        assertThat(onward.text("/mergedInto/status")).isEqualTo("answered");
        assertThat(onward.body()).contains("已经修好").doesNotContain("秀英");
    }

    @Test
    @Order(6)
    void whoReportsDangerIsToldWhomToCallFirst() {
        var fire = reporter.post(CASES, Map.of("text", "隔壁着火了", "doorPlate", "FX201001"))
                .expect(201);
        assertThat(fire.texts("/callFirst", "")).containsExactly("119");
    }

    @Test
    @Order(7)
    void aCaseAboutACadreDoesNotExistInHisVillage() {
        var about = reporter.post(CASES, Map.of("text", "村干部吃拿卡要", "aboutStaff", true))
                .expect(201)
                .text("/id");
        cadre.get(DESK + "/" + about).expectProblem(404, "complaint.not-found");
        assertThat(cadre.get(DESK + "?status=all&limit=100").expect(200).texts("/items", "/id"))
                .doesNotContain(about);
        assertThat(cadre.get(DESK + "?status=all&q=" + encoded("吃拿卡要"))
                        .expect(200)
                        .texts("/items", "/id"))
                .isEmpty();
        assertThat(township.get(DESK + "?status=open&q=" + encoded("吃拿卡要"))
                        .expect(200)
                        .texts("/items", "/id"))
                .contains(about);
        var other = filed(reporter, "另一件事");
        cadre.post(DESK + "/" + other + "/merges", Map.of("into", about)).expectProblem(404, "complaint.not-found");
    }

    @Test
    @Order(7)
    void whatTurnsOutToBeAboutACadreLeavesHisVillage() {
        var told = filed(reporter, "水渠没人修");
        cadre.post(DESK + "/" + told + "/staff-concerns", Map.of()).expectProblem(403, "role.required");
        var passed = reporter.post(CASES + "/" + told + "/staff-concerns", Map.of("reason", "钱被村会计拿了"))
                .expect(201);
        assertThat(passed.text("/aboutStaff")).isEqualTo("true");
        assertThat(passed.texts("/can", "")).doesNotContain("pass-by-village");
        worker.get(DESK + "/" + told).expectProblem(404, "complaint.not-found");
        cadre.get(DESK + "/" + told).expectProblem(404, "complaint.not-found");
        assertThat(township.get(DESK + "/" + told).expect(200).body()).contains("钱被村会计拿了");
        var found = filed(reporter, "补贴没到");
        var taken = township.post(DESK + "/" + found + "/staff-concerns", Map.of("note", "像是冒领"))
                .expect(201);
        assertThat(taken.json().has("handler")).isFalse();
        worker.get(DESK + "/" + found).expectProblem(404, "complaint.not-found");
        assertThat(reporter.get(CASES + "/" + found).expect(200).body()).doesNotContain("冒领");
    }

    @Test
    @Order(7)
    void whatNobodyCategorisedIsCategorisedAtTheDesk() {
        var lampPost = filed(reporter, "门口的路灯不亮了");
        var opened = worker.get(DESK + "/" + lampPost).expect(200);
        var code = opened.text("/suggestedCategory/code");
        assertThat(opened.texts("/can", "")).contains("categorise");
        assertThat(opened.json().has("category")).isFalse();
        worker.post(DESK + "/" + lampPost + "/categories", Map.of("category", "no"))
                .expectProblem(422, "complaint.category-not-found");
        var done = worker.post(DESK + "/" + lampPost + "/categories", Map.of("category", code))
                .expect(201);
        assertThat(done.text("/category/code")).isEqualTo(code);
        assertThat(done.text("/plan")).isNotEmpty();
        assertThat(done.json().has("suggestedCategory")).isFalse();
        assertThat(reporter.get(CASES + "/" + lampPost).expect(200).texts("/timeline", "/type"))
                .contains("categorised");
    }

    @Test
    @Order(7)
    void helpersAreAskedAndProgressIsTold() {
        var drain = filed(reporter, "下水道堵了");
        var helper = HERE.in("demo-grid-2").get("/mp/v1/me").text("/person/id");
        worker.post(DESK + "/" + drain + "/assistances", Map.of("handler", helper, "note", "来搭把手"))
                .expectProblem(422, "complaint.handler-invalid");
        var cadreId = HERE.in("demo-cadre-1").get("/mp/v1/me").text("/person/id");
        var asked = worker.post(DESK + "/" + drain + "/assistances", Map.of("handler", cadreId, "note", "请联系环卫"))
                .expect(201);
        assertThat(asked.texts("/assistants", "/label")).hasSize(1);
        worker.post(DESK + "/" + drain + "/notes", Map.of("text", "车明天到", "internalText", "找了老王"))
                .expect(201);
        var told = reporter.get(CASES + "/" + drain).expect(200);
        assertThat(told.text("/status")).isEqualTo("in-progress");
        assertThat(told.body()).contains("车明天到").doesNotContain("老王", "环卫");
    }

    @Test
    @Order(7)
    void aVoiceIsHeardWrittenDownAndFound() {
        var voice = reporter.upload(
                        "/mp/v1/villages/" + VILLAGE + "/attachments",
                        "a.amr",
                        "audio/amr",
                        AttachmentStoreContract.amr(3_000))
                .expect(201)
                .text("/id");
        var spoken = reporter.post(CASES, Map.of("text", "", "attachments", List.of(voice), "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
        assertThat(worker.get(DESK + "/" + spoken + "/recordings").expect(200).text("/items/0/heard"))
                .isEqualTo("false");
        var heard = worker.post(DESK + "/" + spoken + "/listenings", Map.of("attachment", voice))
                .expect(201);
        assertThat(heard.text("/items/0/heard")).isEqualTo("true");
        worker.post(DESK + "/" + spoken + "/transcripts", Map.of("attachment", voice, "text", "桥墩裂了一条缝"))
                .expect(201);
        assertThat(cadre.get(DESK + "?status=all&q=" + encoded("桥墩裂了"))
                        .expect(200)
                        .texts("/items", "/id"))
                .containsExactly(spoken);
        assertThat(reporter.get(CASES + "/" + spoken + "/recordings")
                        .expect(200)
                        .body())
                .contains("桥墩裂了一条缝");
    }

    @Test
    @Order(7)
    void whatIsNotTheVillagesIsTurnedDownOrSentOn() {
        var wifi = filed(reporter, "家里网慢");
        cadre.post(DESK + "/" + wifi + "/rejections", Map.of("reason", "不归村里"))
                .expectProblem(409, "complaint.wrong-state");
        worker.post(DESK + "/" + wifi + "/objections", Map.of("reason", "不归村里")).expect(201);
        assertThat(cadre.post(DESK + "/" + wifi + "/rejections", Map.of("reason", "请打运营商电话"))
                        .expect(201)
                        .text("/status"))
                .isEqualTo("rejected");
        assertThat(reporter.get(CASES + "/" + wifi).expect(200).body()).contains("请打运营商电话");
        var road = filed(reporter, "县道塌了一块");
        cadre.post(DESK + "/" + road + "/transfers", Map.of("office", "县公路段")).expectProblem(403, "role.required");
        var sent = township.post(DESK + "/" + road + "/transfers", Map.of("office", "县公路段"))
                .expect(201);
        assertThat(sent.text("/status")).isEqualTo("transferred-out");
        assertThat(sent.text("/transfer/office")).isEqualTo("县公路段");
        var numbered = township.post(
                        DESK + "/" + road + "/transfers", Map.of("office", "县公路段", "externalNumber", "GL-7"))
                .expect(201);
        assertThat(numbered.text("/transfer/externalNumber")).isEqualTo("GL-7");
        assertThat(reporter.get(CASES + "/" + road).expect(200).texts("/timeline", "/type"))
                .contains("transferred-out");
    }

    @Test
    @Order(8)
    void whoRingsUpGetsATicketAndIsFoundByHisNumber() {
        var body =
                Map.of("source", "phone", "text", "电话里说门口积水", "caller", Map.of("name", "方阿土", "phone", "13700009999"));
        var registered = cadre.post(DESK, body).expect(201);
        assertThat(registered.text("/ticket")).hasSize(8);
        var found = cadre.post(
                        "/console/v1/villages/" + VILLAGE + "/complaint-searches", Map.of("phone", "13700009999"))
                .expect(200);
        assertThat(found.texts("/items", "/id")).containsExactly(registered.text("/id"));
        var opened = cadre.get(DESK + "/" + registered.text("/id")).expect(200);
        assertThat(opened.text("/sourceLabel")).isEqualTo("电话");
        assertThat(opened.body()).doesNotContain("方阿土", "13700009999");
        var contact = cadre.post(DESK + "/" + registered.text("/id") + "/contact-views", Map.of("purpose", "回电话"))
                .expect(201);
        assertThat(contact.text("/name")).isEqualTo("方阿土");
        cadre.post(DESK, Map.of("source", "phone", "text", "没有名字")).expectProblem(422, "request.invalid");
        HERE.desk("demo-committee-1").post(DESK, body).expectProblem(403, "role.required");
    }

    @Test
    @Order(8)
    void whoRingsUpFromALandlineIsFoundWithAndWithoutItsAreaCode() {
        var body =
                Map.of("source", "phone", "text", "座机说井盖松了", "caller", Map.of("name", "方阿水", "phone", "0571-82349876"));
        var registered = cadre.post(DESK, body).expect(201);
        for (var number : List.of("82349876", "0571 8234 9876", "057182349876")) {
            assertThat(cadre.post("/console/v1/villages/" + VILLAGE + "/complaint-searches", Map.of("phone", number))
                            .expect(200)
                            .texts("/items", "/id"))
                    .containsExactly(registered.text("/id"));
        }
        assertThat(cadre.post(DESK + "/" + registered.text("/id") + "/contact-views", Map.of("purpose", "回电话"))
                        .expect(201)
                        .text("/phone"))
                .isEqualTo("0571-82349876");
        cadre.post("/console/v1/villages/" + VILLAGE + "/complaint-searches", Map.of("phone", "1234"))
                .expectProblem(422, "request.invalid");
    }

    @Test
    @Order(9)
    void theTownshipSeesEveryVillageInCodeOrder() {
        var rows = township.get("/console/v1/overview?scope=330999101").expect(200);
        assertThat(rows.texts("/items", "/village/code")).isSorted().contains(VILLAGE);
        cadre.get("/console/v1/complaints?scope=330999101").expectProblem(403, "role.required");
        assertThat(township.get("/console/v1/complaints?scope=330999101&status=open")
                        .expect(200)
                        .texts("/items", "/id"))
                .isNotEmpty();
        assertThat(cadre.get("/console/v1/villages/" + VILLAGE + "/grids")
                        .expect(200)
                        .texts("/items", "/name"))
                .isNotEmpty();
    }

    private Reply act(Visitor who, String what, Map<String, ?> body) {
        return who.post(DESK + "/" + lamp + "/" + what, body);
    }

    private static String filed(Visitor who, String text) {
        return who.post(CASES, Map.of("text", text, "doorPlate", "FX201001"))
                .expect(201)
                .text("/id");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
