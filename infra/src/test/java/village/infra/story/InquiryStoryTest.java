package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.Format;
import village.infra.attachment.MadeFiles;

/** A villager asks the office, over HTTP: photo, answer, another question, publication. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InquiryStoryTest {
    private static final String MP = "/mp/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor villager;
    private Visitor clerk;
    private Visitor township;
    private Visitor stranger;
    private String inquiry = "";
    private String photo = "";
    private final String text =
            "低保怎么申请？我电话 13712345678，" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    void enter() {
        villager = HERE.in("demo-migrant-1");
        clerk = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        stranger = HERE.stranger();
    }

    @Test
    @Order(1)
    void everybodySeesWhomToAskAndQuestionsOfHealthAreSentToTheDoctor() {
        assertThat(stranger.get(MP + "/inquiry-desks").expect(200).texts("/items", "/code"))
                .contains("office", "policy", "law", "farming");
        stranger.post(MP + "/inquiries", ask("office", "问")).expectProblem(401, "session.required");
        HERE.in("demo-guest-1")
                .post(MP + "/inquiries", ask("office", "问"))
                .expectProblem(403, "identity.binding-required");
        var refused =
                villager.post(MP + "/inquiries", ask("medical", "头痛吃什么药？")).expectProblem(422, "inquiry.medical");
        assertThat(refused.body()).contains("村医", "120");
        villager.post(MP + "/inquiries", ask("office", " ")).expectProblem(422, "inquiry.empty");
        villager.post(MP + "/inquiries", ask("moon", "问")).expectProblem(422, "inquiry.desk-not-found");
    }

    @Test
    @Order(2)
    void aQuestionWithAPhotoIsAskedOnceAndIsDueInWorkingDays() throws IOException {
        photo = villager.upload(MP + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        var body = Map.of("desk", "office", "text", text, "attachments", List.of(photo), "visibility", "public");
        var keyed = villager.with("Idempotency-Key", UUID.randomUUID().toString());
        var asked = keyed.post(MP + "/inquiries", body).expect(201);
        inquiry = asked.text("/id");
        assertThat(keyed.post(MP + "/inquiries", body).expect(201).text("/id")).isEqualTo(inquiry);
        assertThat(asked.text("/dueAt")).endsWith("T23:59:59+08:00");
        assertThat(asked.json().at("/callFirst")).isEmpty();
        var own = villager.get(MP + "/inquiries/" + inquiry).expect(200);
        assertThat(own.text("/opennessLabel")).isEqualTo("等待审核");
        assertThat(own.text("/thread/0/attachments/0/id")).isEqualTo(photo);
        assertThat(villager.get("/mp/v1/me/inquiries").expect(200).texts("/items", "/id"))
                .contains(inquiry);
        stranger.get(MP + "/inquiries/" + inquiry).expectProblem(404, "inquiry.not-found");
        HERE.in("demo-villager-1").get(MP + "/attachments/" + photo).expectProblem(404, "attachment.not-found");
    }

    @Test
    @Order(3)
    void theDeskSeesItAmongItsTasksAndAnswersOnce() throws IOException {
        var waiting = tasks(clerk, "inquiry");
        assertThat(waiting.contains(inquiry) || waiting.size() == 20)
                .as("there, unless those of others leave no place for it")
                .isTrue();
        assertThat(clerk.get(DESK + "/inquiries?limit=100").expect(200).texts("/items", "/id"))
                .contains(inquiry);
        clerk.get(DESK + "/attachments/" + photo).expect(200);
        HERE.desk("demo-grid-1").get(DESK + "/inquiries").expectProblem(403, "role.required");
        township.post(act("answers"), Map.of("version", 1, "text", "好。")).expectProblem(403, "role.required");
        clerk.post(act("publications"), Map.of("version", 1)).expectProblem(409, "inquiry.wrong-state");
        var plan = clerk.upload(DESK + "/attachments", "b.jpg", "image/jpeg", MadeFiles.image("jpeg", 50, 30))
                .expect(201)
                .text("/id");
        villager.get(MP + "/attachments/" + plan).expectProblem(404, "attachment.not-found");
        var loose = villager.upload(MP + "/attachments", "c.jpg", "image/jpeg", MadeFiles.image("jpeg", 60, 30))
                .expect(201)
                .text("/id");
        clerk.post(act("answers"), Map.of("version", 1, "text", "到镇里 3 号窗口。", "attachments", List.of(loose)))
                .expectProblem(422, "attachment.not-yours");
        clerk.post(act("answers"), Map.of("version", 1, "text", "到镇里 3 号窗口。", "attachments", List.of(plan)))
                .expect(201);
        assertThat(villager.get(MP + "/inquiries/" + inquiry).expect(200).text("/thread/1/attachments/0/id"))
                .isEqualTo(plan);
        stranger.get(MP + "/attachments/" + plan).expectProblem(404, "attachment.not-found");
        assertThat(openTasks(clerk)).contains(inquiry);
        assertThat(openTasks(township)).doesNotContain(inquiry);
        clerk.post(act("answers"), Map.of("version", 1, "text", "到县里。")).expectProblem(412, "inquiry.stale");
        await().atMost(PATIENCE)
                .until(() -> villager.get("/mp/v1/me/notices").body().contains("您问的事有答复了"));
    }

    @Test
    @Order(4)
    void theAskerAsksAgainAndSomebodyElseDoesNot() {
        HERE.in("demo-cadre-1")
                .post(MP + "/inquiries/" + inquiry + "/messages", Map.of("text", "我来答"))
                .expectProblem(403, "inquiry.not-yours");
        HERE.in("demo-villager-1")
                .post(MP + "/inquiries/" + inquiry + "/messages", Map.of("text", "我也问"))
                .expectProblem(404, "inquiry.not-found");
        var again = villager.post(MP + "/inquiries/" + inquiry + "/messages", Map.of("text", "有人晕倒了，要带什么？"))
                .expect(201);
        assertThat(again.text("/status")).isEqualTo("waiting");
        assertThat(again.text("/callFirst/0")).isEqualTo("120");
        clerk.post(act("hand-overs"), Map.of("version", version(), "desk", "policy"))
                .expect(201);
        clerk.post(act("answers"), Map.of("version", version(), "text", "带身份证。"))
                .expect(201);
        assertThat(villager.get(MP + "/inquiries/" + inquiry).expect(200).text("/deskName"))
                .isEqualTo("政策");
    }

    @Test
    @Order(5)
    void whatStaffHaveLookedAtEverybodyReadsWithoutNamesNumbersAndPhotos() {
        assertThat(clerk.get(DESK + "/inquiries?status=to-moderate&limit=100")
                        .expect(200)
                        .texts("/items", "/id"))
                .contains(inquiry);
        clerk.post(act("publications"), Map.of("version", version())).expect(201);
        assertThat(stranger.get(MP + "/inquiries").expect(200).texts("/items", "/id"))
                .contains(inquiry);
        var open = stranger.get(MP + "/inquiries/" + inquiry).expect(200);
        assertThat(open.body()).contains("低保怎么申请").doesNotContain("13712345678", photo, "askerName");
        villager.post(MP + "/inquiries/" + inquiry + "/messages", Map.of("text", "我还有一件私事"))
                .expect(201);
        assertThat(stranger.get(MP + "/inquiries/" + inquiry).body()).doesNotContain("私事");
        clerk.post(act("withholdings"), Map.of("version", version(), "reason", "有私事"))
                .expect(201);
        stranger.get(MP + "/inquiries/" + inquiry).expectProblem(404, "inquiry.not-found");
        assertThat(villager.get(MP + "/inquiries/" + inquiry).text("/keptBackReason"))
                .isEqualTo("有私事");
    }

    @Test
    @Order(6)
    void whatCannotBeAnsweredSaysWhereToGo() {
        clerk.post(act("declinations"), Map.of("version", version(), "reason", "请问村医。"))
                .expect(201);
        var own = villager.get(MP + "/inquiries/" + inquiry).expect(200);
        assertThat(own.text("/status")).isEqualTo("declined");
        assertThat(own.text("/declinedReason")).isEqualTo("请问村医。");
        villager.post(MP + "/inquiries/" + inquiry + "/messages", Map.of("text", "为什么"))
                .expectProblem(409, "inquiry.wrong-state");
        assertThat(villager.get("/mp/v1/me/data").expect(200).body()).contains(text);
    }

    @Test
    @Order(7)
    void whatIsSpokenIsWrittenDownForWhoCannotHearIt() throws IOException {
        var voice = villager.upload(MP + "/attachments", "a.wav", "audio/wav", MadeFiles.recording(Format.WAV))
                .expect(201)
                .text("/id");
        var asked = villager.post(MP + "/inquiries", Map.of("desk", "office", "attachments", List.of(voice)))
                .expect(201)
                .text("/id");
        var path = DESK + "/inquiries/" + asked + "/transcripts";
        var body = Map.of("version", 1, "attachment", voice, "text", "身份证过期了怎么换");
        HERE.desk("demo-grid-1").post(path, body).expectProblem(403, "role.required");
        clerk.post(path, Map.of("version", 1, "attachment", photo, "text", "别的"))
                .expectProblem(422, "request.invalid");
        assertThat(clerk.post(path, body).expect(201).text("/thread/0/transcripts/0/text"))
                .isEqualTo("身份证过期了怎么换");
        clerk.post(path, body).expectProblem(412, "inquiry.stale");
        var search = DESK + "/inquiries?q=" + encoded("身份证过期");
        assertThat(clerk.get(search).expect(200).texts("/items", "/id")).contains(asked);
        HERE.desk("demo-grid-1").get(search).expectProblem(403, "role.required");
        clerk.get(DESK + "/inquiries?q=" + encoded("字".repeat(51))).expectProblem(422, "request.invalid");
        var own = villager.get(MP + "/inquiries/" + asked).expect(200);
        assertThat(own.text("/thread/0/transcripts/0/attachment")).isEqualTo(voice);
        assertThat(own.text("/status")).isEqualTo("waiting");
    }

    @Test
    @Order(7)
    void whoAskedTakesThePublicationBackHimself() {
        var asked = villager.post(
                        MP + "/inquiries", Map.of("desk", "office", "text", "宅基地怎么批？", "visibility", "public"))
                .expect(201)
                .text("/id");
        var there = MP + "/inquiries/" + asked;
        var desk = DESK + "/inquiries/" + asked;
        clerk.post(desk + "/answers", Map.of("version", 1, "text", "到村里填表。")).expect(201);
        clerk.post(desk + "/publications", Map.of("version", 2)).expect(201);
        stranger.get(there).expect(200);
        HERE.in("test-party-3").post(there + "/withholdings", "{}").expectProblem(404, "inquiry.not-found");
        var phone = villager.with("Idempotency-Key", "inquiry-story-hide");
        for (var retry = 0; retry < 2; retry++) {
            assertThat(phone.post(there + "/withholdings", "{}").expect(201).text("/openness"))
                    .isEqualTo("private");
        }
        stranger.get(there).expectProblem(404, "inquiry.not-found");
        assertThat(stranger.get(MP + "/inquiries").texts("/items", "/id")).doesNotContain(asked);
        clerk.post(desk + "/publications", Map.of("version", 4)).expectProblem(409, "inquiry.wrong-state");
        villager.post(there + "/withholdings", "{}").expectProblem(409, "inquiry.wrong-state");
    }

    @Test
    @Order(7)
    void whatStaffKeptBackTheAskerStillCloses() {
        var asked = villager.post(
                        MP + "/inquiries", Map.of("desk", "office", "text", "宅基地批了怎么交钱？", "visibility", "public"))
                .expect(201)
                .text("/id");
        var desk = DESK + "/inquiries/" + asked;
        clerk.post(desk + "/answers", Map.of("version", 1, "text", "到镇里交。")).expect(201);
        clerk.post(desk + "/withholdings", Map.of("version", 2, "reason", "先核实"))
                .expect(201);
        assertThat(villager.post(MP + "/inquiries/" + asked + "/withholdings", "{}")
                        .expect(201)
                        .text("/openness"))
                .isEqualTo("private");
        clerk.post(desk + "/publications", Map.of("version", 4)).expectProblem(409, "inquiry.wrong-state");
    }

    @Test
    @Order(7)
    void whoHasNoWechatAsksByTelephone() {
        var grid = HERE.desk("demo-grid-1");
        var search = DESK + "/roster-searches";
        var found = grid.post(search, Map.of("name", "陈秀英")).expect(200);
        assertThat(found.texts("/items", "/name")).isNotEmpty().containsOnly("*秀英");
        assertThat(found.body()).doesNotContain("陈秀英");
        var tail = found.text("/items/0/phone").substring(7);
        assertThat(grid.post(search, Map.of("name", "陈秀英", "phoneTail", tail))
                        .expect(200)
                        .texts("/items", "/rosterId"))
                .contains(found.text("/items/0/rosterId"));
        grid.post(search, Map.of("name", "陈秀英", "phoneTail", "12a")).expectProblem(422, "request.invalid");
        HERE.desk("demo-committee-1").post(search, Map.of("name", "陈秀英")).expectProblem(403, "role.required");
        var asked = Map.of(
                "source",
                "phone",
                "desk",
                "office",
                "text",
                "身份证丢了怎么办？",
                "onBehalfOf",
                found.text("/items/0/rosterId"));
        var registered = grid.post(DESK + "/inquiries", asked).expect(201).text("/id");
        var there = clerk.get(DESK + "/inquiries/" + registered).expect(200);
        assertThat(there.text("/source")).isEqualTo("电话");
        assertThat(there.text("/askerName")).isEqualTo("*秀英");
        clerk.post(DESK + "/inquiries", Map.of("source", "wechat", "desk", "office", "text", "问"))
                .expectProblem(422, "request.invalid");
        theAnswerReachesTheCaller(grid);
    }

    /** Who is on no roster and has no WeChat: whoever took his call is told, reads the answer and calls him back. */
    private void theAnswerReachesTheCaller(Visitor grid) {
        var asked = Map.of(
                "source",
                "phone",
                "desk",
                "office",
                "text",
                "外地人能不能办老年卡？",
                "caller",
                Map.of("name", "方阿毛", "phone", "0571-88880000"));
        var inquiry = grid.post(DESK + "/inquiries", asked).expect(201).text("/id");
        var there = DESK + "/inquiries/" + inquiry;
        assertThat(clerk.get(there).expect(200).text("/askerName")).isEqualTo("*阿毛");
        assertThat(clerk.get(there).body()).doesNotContain("方阿毛", "88880000");
        clerk.post(there + "/answers", Map.of("version", 1, "text", "能，带居住证来。")).expect(201);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(HERE.in("demo-grid-1")
                                .get("/mp/v1/me/notices?limit=100")
                                .texts("/items", "/text"))
                        .contains("您登记的咨询有答复了，请打电话或者当面告诉他。"));
        var read = grid.get(there).expect(200);
        assertThat(read.body()).contains("能，带居住证来。");
        assertThat(read.texts("/deeds", "")).isEmpty();
        grid.post(there + "/contact-views", Map.of("purpose", " ")).expectProblem(422, "identity.purpose-required");
        var contact =
                grid.post(there + "/contact-views", Map.of("purpose", "告诉他答复")).expect(201);
        assertThat(contact.text("/name")).isEqualTo("方阿毛");
        assertThat(contact.text("/phone")).contains("88880000");
        var another = HERE.in("test-party-3")
                .post(MP + "/inquiries", ask("office", "还要带什么？"))
                .expect(201)
                .text("/id");
        clerk.post(DESK + "/inquiries/" + another + "/contact-views", Map.of("purpose", "看看"))
                .expectProblem(409, "inquiry.wrong-state");
        grid.get(DESK + "/inquiries/" + another).expectProblem(403, "role.required");
        grid.post(DESK + "/inquiries/" + another + "/contact-views", Map.of("purpose", "看看"))
                .expectProblem(404, "inquiry.not-found");
    }

    @Test
    @Order(7)
    void theTownshipSeesHowManyWaitAndHowManyWereAnsweredInTime() {
        var asker = HERE.in("test-party-3");
        var answered = asker.post(MP + "/inquiries", ask("office", "老年卡在哪里办？"))
                .expect(201)
                .text("/id");
        clerk.post(DESK + "/inquiries/" + answered + "/answers", Map.of("version", 1, "text", "在镇里办。"))
                .expect(201);
        asker.post(MP + "/inquiries", ask("office", "要带照片吗？")).expect(201);
        var overview = township.get("/console/v1/overview?scope=330999101").expect(200);
        var row = overview.json()
                .at("/items/" + overview.texts("/items", "/village/code").indexOf(VILLAGE));
        assertThat(row.at("/inquiriesWaiting").asLong()).isPositive();
        assertThat(row.at("/inquiriesAnswered").asLong()).isPositive();
        assertThat(row.at("/inquiriesInTime").asLong())
                .isBetween(1L, row.at("/inquiriesAnswered").asLong());
        assertThat(overview.body()).doesNotContain(text);
    }

    @Test
    @Order(8)
    void whatIsAskedAnExpertIsNotTheCadresToRead() {
        var grid = HERE.desk("demo-grid-1");
        var expert = HERE.in("demo-grid-1").get("/mp/v1/me").text("/person/id");
        clerk.post(DESK + "/inquiry-desks/law/experts", Map.of("person", expert))
                .expectProblem(403, "role.required");
        township.post(DESK + "/inquiry-desks/law/experts", Map.of("person", expert))
                .expect(201);
        var own = villager.post(MP + "/inquiries", ask("law", "村里占了我家的地怎么办？"))
                .expect(201)
                .text("/id");
        clerk.get(DESK + "/inquiries/" + own).expectProblem(404, "inquiry.not-found");
        assertThat(clerk.get(DESK + "/tasks").texts("/items", "/id")).doesNotContain(own);
        assertThat(grid.get(DESK + "/tasks").expect(200).texts("/items", "/id")).contains(own);
        grid.post(DESK + "/inquiries/" + own + "/answers", Map.of("version", 1, "text", "先找合同。"))
                .expect(201);
        township.delete(DESK + "/inquiry-desks/law/experts/" + expert).expect(204);
        grid.get(DESK + "/inquiries").expectProblem(403, "role.required");
    }

    @Test
    @Order(9)
    void aGoodAnswerIsFoundByEverybodyWhoAsksTheSame() {
        var faq = Map.of("desk", "office", "question", "殡葬补贴怎么领？", "answer", "带火化证到村委会，打 13712345678。");
        clerk.post(DESK + "/faqs", faq).expectProblem(422, "inquiry.numbers");
        var written = clerk.post(
                        DESK + "/faqs", Map.of("desk", "office", "question", "殡葬补贴怎么领？", "answer", "带火化证到村委会。"))
                .expect(201);
        var found = stranger.get(MP + "/faqs?q=" + encoded("请问殡葬补贴什么时候能领")).expect(200);
        assertThat(found.text("/items/0/answer")).isEqualTo("带火化证到村委会。");
        assertThat(stranger.get(MP + "/faqs").expect(200).body()).contains("殡葬补贴");
        var hidden = Map.of("desk", "office", "question", "殡葬补贴怎么领？", "answer", "改了。", "shown", false, "version", 1);
        clerk.post(DESK + "/faqs/" + written.text("/id") + "/revisions", hidden).expect(201);
        clerk.post(DESK + "/faqs/" + written.text("/id") + "/revisions", hidden).expectProblem(412, "inquiry.stale");
        assertThat(stranger.get(MP + "/faqs?q=" + encoded("殡葬补贴")).body()).doesNotContain("火化证", "改了");
        assertThat(stranger.get(MP + "/faqs").body()).doesNotContain("殡葬补贴");
    }

    /** What waits for a decision whether everybody may read it. */
    private static List<String> openTasks(Visitor staff) {
        return tasks(staff, "inquiry-openness");
    }

    private static List<String> tasks(Visitor staff, String kind) {
        var tasks = staff.get(DESK + "/tasks").expect(200);
        var kinds = tasks.texts("/items", "/kind");
        var ids = tasks.texts("/items", "/id");
        return IntStream.range(0, kinds.size())
                .filter(at -> kinds.get(at).equals(kind))
                .mapToObj(ids::get)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> ask(String desk, String text) {
        return Map.of("desk", desk, "text", text);
    }

    private long version() {
        return clerk.get(DESK + "/inquiries/" + inquiry)
                .expect(200)
                .json()
                .at("/version")
                .asLong();
    }

    private String act(String verb) {
        return DESK + "/inquiries/" + inquiry + "/" + verb;
    }
}
