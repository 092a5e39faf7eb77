package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;

/** A clerk's news over HTTP: written, published, read, corrected, withdrawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewsStoryTest {
    private static final String NEWS = "/mp/v1/villages/" + VILLAGE + "/news";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/news";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private Visitor cadre;
    private Visitor villager;
    private Visitor stranger;
    private String column = "";
    private String another = "";
    private String article = "";

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-grid-1");
        cadre = HERE.desk("demo-cadre-1");
        villager = HERE.in("demo-villager-1");
        stranger = HERE.stranger();
        var columns = stranger.get(NEWS + "-columns").expect(200);
        var place = columns.texts("/items", "/name").indexOf("通知公告");
        column = columns.texts("/items", "/id").get(place);
        another = columns.texts("/items", "/id").get(place == 0 ? 1 : 0);
    }

    @Test
    @Order(1)
    void theClerkWritesWhatNobodySeesYet() {
        var written = clerk.post(DESK, draft("水库放水通知", "<p onclick=\"x()\">周三<b>上午</b>放水</p><script>x</script>"))
                .expect(201);
        article = written.text("/id");
        assertThat(written.text("/status")).isEqualTo("draft");
        assertThat(written.text("/content/body")).isEqualTo("<p>周三<b>上午</b>放水</p>");
        villager.get(NEWS + "/" + article).expectProblem(404, "news.not-found");
        clerk.post(DESK + "/" + article + "/publications", Map.of("version", 1)).expectProblem(403, "role.required");
    }

    @Test
    @Order(2)
    void ofTwoEditorsTheSecondIsTold() {
        put(clerk, 1, "<p>周三上午放水，请远离河道</p>").expect(200);
        put(cadre, 1, "<p>另一个说法</p>").expectProblem(412, "news.stale");
        cadre.post(DESK + "/" + article + "/publications", Map.of("version", 1)).expectProblem(412, "news.stale");
    }

    @Test
    @Order(3)
    void theCadrePublishesAndEveryVillagerReads() {
        cadre.post(DESK + "/" + article + "/publications", Map.of("version", 2)).expect(201);
        var read = villager.get(NEWS + "/" + article).expect(200);
        assertThat(read.text("/title")).isEqualTo("水库放水通知");
        assertThat(read.text("/column/name")).isEqualTo("通知公告");
        assertThat(villager.get(NEWS).expect(200).texts("/items", "/id")).contains(article);
        assertThat(villager.get(NEWS + "?q=%E6%94%BE%E6%B0%B4").expect(200).texts("/items", "/id"))
                .contains(article);
        assertThat(villager.get(NEWS + "?column=" + column).expect(200).texts("/items", "/id"))
                .contains(article);
        assertThat(villager.get(NEWS + "?q=%E6%94%BE%E6%B0%B4&column=" + column)
                        .expect(200)
                        .texts("/items", "/id"))
                .contains(article);
        assertThat(villager.get(NEWS + "?q=%E6%94%BE%E6%B0%B4&column=" + another)
                        .expect(200)
                        .texts("/items", "/id"))
                .doesNotContain(article);
    }

    @Test
    @Order(4)
    void strangersDoNotSeeWhatIsForVillagers() {
        stranger.get(NEWS + "/" + article).expectProblem(404, "news.not-found");
        assertThat(stranger.get(NEWS).expect(200).texts("/items", "/id")).doesNotContain(article);
        assertThat(stranger.get(NEWS + "?q=%E6%94%BE%E6%B0%B4").expect(200).texts("/items", "/id"))
                .doesNotContain(article);
    }

    @Test
    @Order(4)
    void aCorrectionIsSeenOncePublishedAndIsMarked() {
        put(clerk, 3, "<p>周四上午放水，请远离河道</p>").expect(200);
        assertThat(villager.get(NEWS + "/" + article).text("/body")).contains("周三");
        cadre.post(DESK + "/" + article + "/publications", Map.of("version", 4)).expect(201);
        var corrected = villager.get(NEWS + "/" + article).expect(200);
        assertThat(corrected.text("/body")).contains("周四");
        assertThat(corrected.text("/correctedAt")).isNotEmpty();
        assertThat(cadre.get(DESK + "/" + article + "/revisions").expect(200).texts("/items", "/number"))
                .containsExactly("3", "2", "1");
    }

    /** Readers are owed a reason. */
    @Test
    @Order(5)
    void nobodyTakesItAwayByNarrowingItsAudience() {
        var narrow = draft("水库放水通知", "<p>周四上午放水</p>").replace("villagers", "party-members");
        var refused = cadre.with("If-Match", "\"5\"")
                .send("PUT", DESK + "/" + article, "application/json", WholeVillage.utf8(narrow))
                .expectProblem(422, "request.invalid");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/audience");
        assertThat(refused.body()).contains("请撤下并写明原因");
        villager.get(NEWS + "/" + article).expect(200);
    }

    @Test
    @Order(6)
    void theTownshipWithdrawsAndReadersAreToldWhy() {
        var township = HERE.desk("demo-dispatcher-1");
        township.post(DESK + "/" + article + "/withdrawals", Map.of("reason", "请问 13700009050"))
                .expectProblem(422, "publication.blocked");
        township.post(DESK + "/" + article + "/withdrawals", Map.of("reason", "日期有误"))
                .expect(201);
        var gone = villager.get(NEWS + "/" + article).expectProblem(410, "news.withdrawn");
        assertThat(gone.text("/detail")).contains("日期有误");
        assertThat(villager.get(NEWS).expect(200).texts("/items", "/id")).doesNotContain(article);
    }

    private Reply put(Visitor editor, int version, String body) {
        return editor.with("If-Match", "\"" + version + "\"")
                .send("PUT", DESK + "/" + article, "application/json", WholeVillage.utf8(draft("水库放水通知", body)));
    }

    private String draft(String title, String body) {
        return """
            {"column":"%s","title":"%s","body":"%s","audience":"villagers"}\
            """.formatted(column, title, body.replace("\"", "\\\""));
    }

    @Test
    @Order(7)
    void theGateBlocksMasksAndIsPassedByASecondPerson() {
        article = cadre.post(DESK, draft("低保公示", "<p>领取人电话 13<b>7</b>0000 9050</p>"))
                .expect(201)
                .text("/id");
        var blocked = publish(1).expectProblem(422, "publication.blocked");
        assertThat(blocked.text("/errors/0/pointer")).isEqualTo("/body");
        assertThat(blocked.body()).contains("137****9050").doesNotContain("00009050");
        cadre.post(DESK + "/" + article + "/releases", Map.of("version", 1, "reason", "本人同意"))
                .expectProblem(403, "publication.release-own");
        clerk.post(DESK + "/" + article + "/releases", Map.of("version", 1, "reason", "本人同意"))
                .expect(201);
        var masked = cadre.post(DESK + "/" + article + "/maskings", Map.of("version", 1))
                .expect(201);
        assertThat(masked.text("/version")).isEqualTo("2");
        assertThat(masked.json().at("/left").size()).isZero();
        assertThat(cadre.get(DESK + "/" + article + "/findings")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        publish(2).expect(201);
        assertThat(villager.get(NEWS + "/" + article).expect(200).text("/body")).doesNotContain("9050</p>0000");
    }

    @Test
    @Order(8)
    void aSecondPersonReleasesWhatMayBeRead() {
        article = cadre.post(DESK, draft("村医电话", "<p>村医电话 13900008888</p>"))
                .expect(201)
                .text("/id");
        publish(1).expectProblem(422, "publication.blocked");
        clerk.post(DESK + "/" + article + "/releases", Map.of("version", 1, "reason", "村医本人同意"))
                .expect(201);
        publish(1).expect(201);
        assertThat(villager.get(NEWS + "/" + article).expect(200).text("/body")).contains("13900008888");
    }

    @Test
    @Order(9)
    void whatAColumnIsCalledPassesTheGateToo() {
        var columns = DESK + "-columns";
        cadre.post(columns, Map.of("name", "问 13711119050", "position", 90)).expectProblem(422, "publication.blocked");
        cadre.post(columns, Map.of("name", "护渠", "position", 90)).expect(201);
        assertThat(cadre.with("If-Match", "\"1\"")
                        .send(
                                "PUT",
                                columns + "/" + column,
                                "application/json",
                                WholeVillage.utf8("{\"name\":\"问 13711119050\",\"position\":90}"))
                        .expectProblem(422, "publication.blocked")
                        .text("/errors/0/pointer"))
                .isEqualTo("/name");
    }

    @Test
    @Order(10)
    void whatPicturesAndVideosAreCalledPassesTheGateToo() throws IOException {
        var cover = cadre.upload(
                        DESK.replace("/news", "/attachments"),
                        "付某某13711119050.jpg",
                        "image/jpeg",
                        MadeFiles.image("jpeg", 40, 30))
                .expect(201)
                .text("/id");
        article = cadre.post(DESK, """
            {"column":"%s","title":"戏台","body":"<p>修好了<img src=\\"attachment:%s\\"></p>","audience":"villagers",
             "cover":"%s","video":"https://v.qq.com/x/13711119050"}\
            """.formatted(column, cover, cover))
                .expect(201)
                .text("/id");
        var blocked = publish(1).expectProblem(422, "publication.blocked");
        assertThat(blocked.texts("/errors", "/pointer")).containsExactly("/video", "/cover", "/body");
        assertThat(blocked.body()).contains("文件的名称有手机号 137****9050").doesNotContain("13711119050");
        assertThat(cadre.post(DESK + "/" + article + "/maskings", Map.of("version", 1))
                        .expect(201)
                        .texts("/left", "/pointer"))
                .containsExactly("/cover", "/body");
    }

    private Reply publish(int version) {
        return cadre.post(DESK + "/" + article + "/publications", Map.of("version", version));
    }
}
