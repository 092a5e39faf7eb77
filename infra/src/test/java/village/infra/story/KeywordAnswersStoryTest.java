package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.OpenId;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;

/** A cadre decides what the public account says to a word, and followers hear it. */
class KeywordAnswersStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String VILLAGE_DESK = "/console/v1/villages/" + VILLAGE;
    private static final String DESK = VILLAGE_DESK + "/keyword-answers";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor cadre;

    @BeforeEach
    void meet() {
        cadre = HERE.desk("demo-cadre-1");
    }

    @Test
    void aFollowerHearsTheAnswerAndWhatChangedInIt() {
        var follower = bound("story-keyword-1");
        var made = add(Map.of("keyword", "甲医保", "match", "contains", "text", "医保缴费到年底。"))
                .expect(201);
        assertThat(says(follower, "请问甲医保怎么交？")).isEqualTo("医保缴费到年底。");
        var changed = change(made.text("/id"), 1, "{\"keyword\":\"甲医保\",\"text\":\"在手机上交。\"}");
        assertThat(changed.expect(200).header("ETag")).isEqualTo("\"2\"");
        assertThat(says(follower, "甲医保。")).isEqualTo("在手机上交。");
        change(made.text("/id"), 1, "{\"keyword\":\"甲医保\",\"text\":\"旧的。\"}").expectProblem(412, "keyword.stale");
        change(made.text("/id"), 2, "{\"keyword\":\"甲医保\",\"text\":\"在手机上交。\",\"on\":false}")
                .expect(200);
        assertThat(says(follower, "甲医保")).contains("还没有提交");
        cadre.delete(DESK + "/" + made.text("/id")).expect(204);
        assertThat(cadre.get(DESK).expect(200).body()).doesNotContain("甲医保");
    }

    @Test
    void anArticleIsAnsweredWithItsTitleUntilItIsWithdrawn() {
        var follower = bound("story-keyword-2");
        var column = cadre.get(VILLAGE_DESK + "/news-columns").expect(200).text("/items/0/id");
        var article = cadre.post(VILLAGE_DESK + "/news", """
                {"column":"%s","title":"防汛须知","summary":"先看这里","body":"<p>一</p>","audience":"public"}""".formatted(column))
                .expect(201)
                .text("/id");
        var wanted = Map.of("keyword", "乙防汛", "article", article);
        add(wanted).expectProblem(422, "request.invalid");
        cadre.post(VILLAGE_DESK + "/news/" + article + "/publications", Map.of("version", 1))
                .expect(201);
        add(wanted).expect(201);
        assertThat(says(follower, "乙防汛")).contains("《防汛须知》", "先看这里");
        cadre.post(VILLAGE_DESK + "/news/" + article + "/withdrawals", Map.of("reason", "过时"))
                .expect(201);
        assertThat(says(follower, "乙防汛")).contains("还没有提交");
    }

    @Test
    void commandsDangerAndADraftUnderWayComeFirst() {
        var follower = bound("story-keyword-3");
        add(Map.of("keyword", "电话", "text", "不行")).expectProblem(422, "request.invalid");
        add(Map.of("keyword", "丙垃圾", "match", "contains", "text", "每天七点收。")).expect(201);
        assertThat(says(follower, "电话")).contains("村委会");
        assertThat(says(follower, "丙垃圾堆着火了，有人受伤")).startsWith("如果现在有危险");
        assertThat(says(follower, "丙垃圾没人收")).isEmpty();
        says(follower, "取消");
        assertThat(says(follower, "丙垃圾")).isEqualTo("每天七点收。");
    }

    @Test
    void numbersAndDoublesAreRefused() {
        add(Map.of("keyword", "丁问", "text", "找老王 13700009050")).expectProblem(422, "publication.blocked");
        var key = UUID.randomUUID().toString();
        var body = Map.of("keyword", "丁答", "text", "好的");
        var first = cadre.with("Idempotency-Key", key).post(DESK, body).expect(201);
        assertThat(cadre.with("Idempotency-Key", key)
                        .post(DESK, body)
                        .expect(201)
                        .text("/id"))
                .isEqualTo(first.text("/id"));
        add(Map.of("keyword", " 丁 答！", "text", "又一条")).expectProblem(409, "keyword.taken");
        cadre.send(
                        "PUT",
                        DESK + "/" + first.text("/id"),
                        "application/json",
                        WholeVillage.utf8("{\"keyword\":\"丁答\",\"text\":\"x\"}"))
                .expectProblem(400, "keyword.version-required");
    }

    private Reply add(Map<String, String> body) {
        return cadre.with("Idempotency-Key", UUID.randomUUID().toString()).post(DESK, body);
    }

    private Reply change(String id, int version, String body) {
        return cadre.with("If-Match", "\"" + version + "\"")
                .send("PUT", DESK + "/" + id, "application/json", WholeVillage.utf8(body));
    }

    private static String bound(String openid) {
        Neighbours.settle(HERE.context(), openid);
        return openid;
    }

    private static String says(String openid, String text) {
        var message = new AccountMessage(
                new OpenId("wxdemo0service001", openid), Instant.now(), new AccountMessage.Text(text));
        return HERE.context()
                .getBean(Conversation.class)
                .answer(message, UUID.randomUUID().toString())
                .map(reply -> reply.orElse(""))
                .block(PATIENCE);
    }
}
