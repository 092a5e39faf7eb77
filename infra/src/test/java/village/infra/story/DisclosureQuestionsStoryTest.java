package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Ids;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.AnswerRequests;
import village.api.disclosure.question.clock.EscalateQuestions;
import village.api.disclosure.question.clock.MetRequests;
import village.infra.client.Integrator;
import village.infra.matrix.PublishedDisclosure;

/** A villager questions what was disclosed, over HTTP. Each test needs those before it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureQuestionsStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static final String OPEN = "/openapi/v1/villages/" + VILLAGE;

    private Integrator platform;
    private Visitor villager;
    private Visitor clerk;
    private Visitor township;
    private Visitor stranger;
    private String questions = "";
    private String question = "";
    private final String text = "这笔支出买了什么？" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    void publish() {
        platform = Integrator.everywhere(HERE);
        villager = HERE.in("demo-migrant-1");
        clerk = HERE.desk("demo-cadre-1");
        township = HERE.desk("demo-dispatcher-1");
        stranger = HERE.stranger();
        questions = "/mp/v1/villages/" + VILLAGE + "/disclosures/" + new PublishedDisclosure(HERE).id() + "/questions";
        stranger.get(questions).expect(200);
    }

    @Test
    @Order(1)
    void onlyWhoIsBoundAsksAndNoNumberGoesPublic() {
        stranger.post(questions, Map.of("text", text)).expectProblem(401, "session.required");
        HERE.in("demo-guest-1").post(questions, Map.of("text", text)).expectProblem(403, "identity.binding-required");
        villager.post(questions, Map.of("text", "问")).expectProblem(422, "request.invalid");
        var refused = villager.post(questions, Map.of("text", "请打 13712345678 告诉我"))
                .expectProblem(422, "disclosure.question-numbers");
        assertThat(refused.body()).contains("/text").doesNotContain("13712345678");
        var masked = villager.post(questions, Map.of("text", "请打 13712345678 告诉我", "mask", true, "named", false))
                .expect(201);
        assertThat(masked.text("/text")).doesNotContain("13712345678");
        assertThat(masked.text("/askerName")).isEmpty();
    }

    @Test
    @Order(2)
    void aQuestionIsAskedOnceAndWaitsForTheClerk() {
        var keyed = villager.with("Idempotency-Key", UUID.randomUUID().toString());
        var asked = keyed.post(questions, Map.of("text", text)).expect(201);
        question = asked.text("/id");
        assertThat(keyed.post(questions, Map.of("text", text)).expect(201).text("/id"))
                .isEqualTo(question);
        keyed.post(questions, Map.of("text", "别的疑问")).expectProblem(422, "idempotency.key-reused");
        assertThat(asked.text("/status")).isEqualTo("waiting");
        assertThat(asked.text("/dueColour")).isEqualTo("green");
        assertThat(asked.text("/dueAt")).endsWith("T23:59:59+08:00");
        assertThat(clerk.get(DESK + "/tasks").expect(200).texts("/items", "/id"))
                .contains(question);
        assertThat(clerk.get(DESK + "/disclosure-questions?limit=100")
                        .expect(200)
                        .texts("/items", "/id"))
                .contains(question);
        var open = stranger.get(questions).expect(200);
        assertThat(open.json().at("/waiting").asInt()).isEqualTo(2);
        assertThat(open.body()).as("what nobody has looked at").doesNotContain(text);
    }

    @Test
    @Order(3)
    void overdueItGoesToTheTownshipOnce() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(16));
        var escalate = new EscalateQuestions(
                HERE.context().getBean(Questions.class), HERE.context().getBean(Ids.class), later, 100);
        assertThat(escalate.escalate().block(PATIENCE)).isGreaterThanOrEqualTo(2);
        assertThat(escalate.escalate().block(PATIENCE)).isZero();
        assertThat(atDesk().text("/escalatedAt")).isNotEmpty();
        assertThat(township.get(DESK + "/tasks").expect(200).texts("/items", "/id"))
                .contains(question);
        var notices = HERE.in("demo-dispatcher-1");
        await().atMost(PATIENCE)
                .until(() -> notices.get("/mp/v1/me/notices").body().contains("有村民的疑问逾期没有答复"));
    }

    @Test
    @Order(4)
    void oneClerkAnswersAndTheSlowerOneIsTold() {
        var version = atDesk().json().at("/version").asLong();
        township.post(answers(), Map.of("version", version, "text", "买灯泡。")).expectProblem(403, "role.required");
        clerk.post(answers(), Map.of("version", version, "text", "问张三 13712345678。"))
                .expectProblem(422, "disclosure.question-numbers");
        clerk.post(answers(), Map.of("version", version, "text", "买了 40 个灯泡。")).expect(201);
        clerk.post(answers(), Map.of("version", version, "text", "买了别的。", "reason", "更正"))
                .expectProblem(412, "disclosure.stale");
        await().atMost(PATIENCE)
                .until(() -> villager.get("/mp/v1/me/notices").body().contains("您的疑问已答复"));
    }

    @Test
    @Order(5)
    void everybodyReadsTheAnswerBesideTheDisclosureAtOnce() {
        var read = stranger.get(questions).expect(200);
        assertThat(read.text("/items/0/text")).isEqualTo(text);
        assertThat(read.text("/items/0/askerName")).startsWith("*");
        assertThat(read.text("/items/0/answer/text")).isEqualTo("买了 40 个灯泡。");
        assertThat(read.json().at("/waiting").asInt()).isEqualTo(1);
        clerk.post(answers(), Map.of("version", version(), "text", "买了 42 个灯泡。"))
                .expectProblem(422, "request.invalid");
        clerk.post(answers(), Map.of("version", version(), "text", "买了 42 个灯泡。", "reason", "数错了"))
                .expect(201);
        var outside = platform.get(OPEN + questions.substring(questions.indexOf("/disclosures")))
                .expect(200);
        assertThat(outside.text("/items/0/id")).isEqualTo(question);
        assertThat(outside.texts("/items/0/answers", "/text")).containsExactly("买了 40 个灯泡。", "买了 42 个灯泡。");
        assertThat(outside.text("/items/0/answers/1/reason")).isEqualTo("数错了");
        assertThat(outside.body()).as("who asked").doesNotContain("建国", "asker");
        var corrected = stranger.get(questions).expect(200);
        assertThat(corrected.text("/items/0/answer/reason")).isEqualTo("数错了");
        assertThat(corrected.text("/items/0/answer/before/0/text")).isEqualTo("买了 40 个灯泡。");
    }

    @Test
    @Order(6)
    void whatIsKeptBackSaysWhyToTheAskerAndTheTownshipTakesItBack() {
        clerk.post(act("withholdings"), Map.of("version", version(), "reason", "要核实"))
                .expect(201);
        var gone = stranger.get(questions).expect(200);
        assertThat(gone.body()).doesNotContain(text);
        assertThat(gone.json().at("/withheld").asInt()).isEqualTo(1);
        assertThat(platform.get(OPEN + questions.substring(questions.indexOf("/disclosures")))
                        .expect(200)
                        .body())
                .doesNotContain(text);
        var own = villager.get("/mp/v1/me/disclosure-questions").expect(200);
        assertThat(own.text("/items/0/withheldReason")).isEqualTo("要核实");
        var notices = HERE.in("demo-dispatcher-1");
        await().atMost(PATIENCE)
                .until(() -> notices.get("/mp/v1/me/notices").body().contains("没有公开一条村民的疑问"));
        clerk.post(act("reinstatements"), Map.of("version", version())).expectProblem(403, "role.required");
        township.post(act("reinstatements"), Map.of("version", version())).expect(201);
        assertThat(stranger.get(questions).text("/items/0/text")).isEqualTo(text);
        assertThat(villager.get("/mp/v1/me/data").expect(200).body()).contains(text);
    }

    @Test
    @Order(7)
    void whoIsNotContentWithTheReasonAsksTheTownshipOnce() {
        question =
                villager.post(questions, Map.of("text", "发票在哪里？")).expect(201).text("/id");
        var objections = "/mp/v1/villages/" + VILLAGE + "/disclosure-questions/" + question + "/objections";
        villager.post(objections, "").expectProblem(409, "disclosure.question-wrong-state");
        clerk.post(act("withholdings"), Map.of("version", version(), "reason", "不想说"))
                .expect(201);
        HERE.in("demo-villager-1").post(objections, "").expectProblem(404, "disclosure.question-not-found");
        var own = villager.get("/mp/v1/me/disclosure-questions").expect(200);
        assertThat(own.json().at("/items/0/objected").asBoolean()).isFalse();
        var objected = villager.post(objections, "").expect(201);
        assertThat(objected.json().at("/objected").asBoolean()).isTrue();
        villager.post(objections, "").expectProblem(409, "disclosure.question-wrong-state");
        var notices = HERE.in("demo-dispatcher-1");
        await().atMost(PATIENCE)
                .until(() -> notices.get("/mp/v1/me/notices").body().contains("有村民请乡镇看看"));
        var overview =
                township.get("/console/v1/disclosure-overview?scope=330999101").expect(200);
        assertThat(overview.json().at("/items/0/village").asText()).isEqualTo(VILLAGE);
        assertThat(overview.json().at("/items/0/withheldQuestions").asInt()).isEqualTo(1);
    }

    @Test
    @Order(8)
    void theTownshipSaysWhatItThinksOfIt() {
        assertThat(township.get(DESK + "/tasks").expect(200).body()).contains("请乡镇看：该不该公开");
        assertThat(clerk.get(DESK + "/tasks").expect(200).body()).doesNotContain("请乡镇看");
        var words = Map.of("version", version(), "reason", "发票上有别家的账号");
        clerk.post(act("upholdings"), words).expectProblem(403, "role.required");
        assertThat(township.post(act("upholdings"), words).expect(201).text("/upheldReason"))
                .isEqualTo("发票上有别家的账号");
        assertThat(township.get(DESK + "/tasks").expect(200).body()).doesNotContain("请乡镇看");
        var own = villager.get("/mp/v1/me/disclosure-questions").expect(200);
        assertThat(own.text("/items/0/upheldReason")).isEqualTo("发票上有别家的账号");
        told("乡镇看过了");
        township.post(act("reinstatements"), Map.of("version", version())).expect(201);
        told("乡镇恢复了您的疑问");
    }

    /** Nothing of it was ever published: there is no filing to question. */
    @Test
    @Order(9)
    void anItemNobodyPublishedIsAskedForAndAnsweredInWords() {
        var here = "/mp/v1/villages/" + VILLAGE + "/disclosure-items/C0302/questions";
        stranger.post(here, Map.of("text", "请公开")).expectProblem(401, "session.required");
        HERE.in("demo-party-1")
                .post(here.replace("C0302", "C9999"), Map.of("text", "请公开"))
                .expectProblem(422, "disclosure.item-not-found");
        var asked = HERE.in("demo-party-1")
                .post(here, Map.of("text", "今年村干部每月领多少？"))
                .expect(201);
        question = asked.text("/id");
        assertThat(asked.text("/title")).contains("干部报酬");
        assertThat(asked.text("/dueAt")).endsWith("T23:59:59+08:00");
        assertThat(clerk.get(DESK + "/tasks").expect(200).texts("/items", "/id"))
                .contains(question);
        var open = stranger.get(here).expect(200);
        assertThat(open.json().at("/waiting").asInt()).isEqualTo(1);
        assertThat(open.body()).doesNotContain("每月领多少");
        clerk.post(answers(), Map.of("version", version(), "text", "每人每月 3000 元。"))
                .expect(201);
        assertThat(stranger.get(here).expect(200).text("/items/0/answer/text")).isEqualTo("每人每月 3000 元。");
        var own = HERE.in("demo-party-1").get("/mp/v1/me/disclosure-questions").expect(200);
        assertThat(own.text("/items/0/item")).isEqualTo("C0302");
        assertThat(own.text("/items/0/disclosure")).isEmpty();
    }

    @Test
    @Order(10)
    void whatIsPublishedAnswersWhoAskedForIt() {
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VR01","class":"village","name":"公章使用","frequency":"on-request","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        var here = "/mp/v1/villages/" + VILLAGE + "/disclosure-items/VR01/questions";
        HERE.in("demo-party-1").post(here, Map.of("text", "请公开上半年的")).expect(201);
        var filing = clerk.post(DESK + "/disclosures", """
            {"item":"VR01","period":"2026-06-30","content":{"title":"公章使用登记","body":"<p>共 12 次。</p>"}}\
            """).expect(201).text("/id");
        var way = DESK + "/disclosures/" + filing;
        clerk.post(way + "/submissions", Map.of("version", 1)).expect(201);
        HERE.desk("demo-committee-1")
                .post(way + "/checks", Map.of("version", 2, "approved", true))
                .expect(201);
        clerk.post(way + "/publications", Map.of("version", 3)).expect(201);
        var beans = HERE.context();
        new AnswerRequests(
                        beans.getBean(MetRequests.class),
                        beans.getBean(Questions.class),
                        beans.getBean(Ids.class),
                        Clock.systemUTC(),
                        100)
                .answer()
                .block(PATIENCE);
        var read = stranger.get(here).expect(200);
        assertThat(read.text("/items/0/answer/text"))
                .contains("“公章使用”（2026年6月30日）已经公开")
                .doesNotContain("公章使用登记");
        assertThat(read.json().at("/waiting").asInt()).isZero();
    }

    private void told(String words) {
        await().atMost(PATIENCE)
                .until(() -> villager.get("/mp/v1/me/notices").body().contains(words));
    }

    private long version() {
        return atDesk().json().at("/version").asLong();
    }

    private Reply atDesk() {
        return clerk.get(DESK + "/disclosure-questions/" + question).expect(200);
    }

    private String answers() {
        return act("answers");
    }

    private String act(String verb) {
        return DESK + "/disclosure-questions/" + question + "/" + verb;
    }
}
