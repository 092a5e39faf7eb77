package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;
import village.infra.embedded.SimulatedWechat;

/** A cadre sends the village's news into its public account's drafts. */
class AccountDraftsStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String VILLAGE_DESK = "/console/v1/villages/" + VILLAGE;
    private static final String DESK = VILLAGE_DESK + "/news";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor cadre;
    private String column = "";

    @BeforeEach
    void meet() {
        cadre = HERE.desk("demo-cadre-1");
        column = cadre.get(DESK + "-columns").expect(200).text("/items/0/id");
    }

    @Test
    void aPublishedArticleArrivesOnceWithItsPictures() throws IOException {
        var title = "晒谷场改造开工 " + UUID.randomUUID();
        var cover = picture();
        var inside = picture();
        var article = published(
                title,
                cover,
                "<p>今天开工。</p><p><img src=\"attachment:" + inside
                        + "\"></p><p><a href=\"https://example.org/x\">看图纸</a></p>");
        var key = UUID.randomUUID().toString();
        var first = send(article, 2, key).expect(201);
        assertThat(first.text("/revision")).isEqualTo("1");
        assertThat(send(article, 2, key).expect(201).text("/id")).isEqualTo(first.text("/id"));
        assertThat(send(article, 2, UUID.randomUUID().toString()).expect(201).text("/id"))
                .isEqualTo(first.text("/id"));
        awaitState(article, "sent");
        assertThat(drafts(title)).hasSize(1);
        var draft = drafts(title).get(0);
        assertThat(draft.data().get("title")).hasSizeLessThanOrEqualTo(32).startsWith("晒谷场改造开工");
        assertThat(draft.data().get("content"))
                .contains("今天开工。", "http://mmbiz.qpic.cn/", "看图纸", "来源：村委会")
                .doesNotContain("attachment:", "example.org");
        assertThat(list(article).json().at("/items/0/acts").size()).isZero();
        retry(article, first.text("/id"), 3).expectProblem(409, "news.account-draft-not-over");
    }

    @Test
    void aNewRevisionIsAnotherDraft() throws IOException {
        var title = "改过的文章 " + UUID.randomUUID();
        var cover = picture();
        var article = published(title, cover, "<p>一</p>");
        send(article, 2, UUID.randomUUID().toString()).expect(201);
        awaitState(article, "sent");
        cadre.with("If-Match", "\"2\"")
                .send(
                        "PUT",
                        DESK + "/" + article,
                        "application/json",
                        WholeVillage.utf8(body(title, cover, "<p>二</p>")));
        assertThat(send(article, 3, UUID.randomUUID().toString()).expect(201).text("/revision"))
                .isEqualTo("1");
        cadre.post(DESK + "/" + article + "/publications", Map.of("version", 3)).expect(201);
        assertThat(send(article, 4, UUID.randomUUID().toString()).expect(201).text("/revision"))
                .isEqualTo("2");
        awaitState(article, "sent");
        assertThat(drafts(title)).hasSize(2);
    }

    @Test
    void whatMayNotGoOutIsRefusedWithTheReason() throws IOException {
        var draft =
                cadre.post(DESK, body("草稿", picture(), "<p>一</p>")).expect(201).text("/id");
        send(draft, 1, UUID.randomUUID().toString()).expectProblem(409, "news.wrong-state");
        var bare = cadre.post(DESK, body("没有图片", "", "<p>一</p>")).expect(201).text("/id");
        cadre.post(DESK + "/" + bare + "/publications", Map.of("version", 1)).expect(201);
        assertThat(send(bare, 2, UUID.randomUUID().toString())
                        .expectProblem(409, "news.account-draft-unfit")
                        .body())
                .contains("封面");
        send(bare, 1, UUID.randomUUID().toString()).expectProblem(412, "news.stale");
        var inner = cadre.post(DESK, body("村里人看的", picture(), "<p>一</p>").replace("\"public\"", "\"villagers\""))
                .expect(201)
                .text("/id");
        pass(inner);
        cadre.post(DESK + "/" + inner + "/publications", Map.of("version", 1)).expect(201);
        send(inner, 2, UUID.randomUUID().toString()).expectProblem(409, "news.account-draft-unfit");
        var gone = published("撤下的", picture(), "<p>一</p>");
        cadre.post(DESK + "/" + gone + "/withdrawals", Map.of("reason", "写错了")).expect(201);
        send(gone, 3, UUID.randomUUID().toString()).expectProblem(409, "news.wrong-state");
    }

    @Test
    void onlyCadresSendAndStaffSee() throws IOException {
        var article = published("权限", picture(), "<p>一</p>");
        var grid = HERE.desk("demo-grid-1");
        grid.post(DESK + "/" + article + "/account-drafts", Map.of("version", 2))
                .expect(403);
        grid.get(DESK + "/" + article + "/account-drafts").expect(200);
    }

    private String published(String title, String cover, String text) {
        var id = cadre.post(DESK, body(title, cover, text)).expect(201).text("/id");
        pass(id);
        cadre.post(DESK + "/" + id + "/publications", Map.of("version", 1)).expect(201);
        return id;
    }

    /** A person looks at the pictures WeChat has not answered about. */
    private void pass(String article) {
        cadre.get(DESK + "/" + article)
                .expect(200)
                .texts("/content/files", "/id")
                .forEach(id -> cadre.post(VILLAGE_DESK + "/attachments/" + id + "/reviews", Map.of("verdict", "pass")));
    }

    private String body(String title, String cover, String text) {
        var picture = cover.isEmpty() ? "" : "\"cover\":\"" + cover + "\",";
        return """
                {"column":"%s","title":"%s",%s"body":"%s","source":"村委会","audience":"public"}""".formatted(column, title, picture, text.replace("\"", "\\\""));
    }

    private String picture() throws IOException {
        return cadre.upload(VILLAGE_DESK + "/attachments", "a.jpg", "image/jpeg", MadeFiles.image("jpeg", 900, 383))
                .expect(201)
                .text("/id");
    }

    private Reply send(String article, int version, String key) {
        return cadre.with("Idempotency-Key", key)
                .post(DESK + "/" + article + "/account-drafts", Map.of("version", version));
    }

    private Reply retry(String article, String draft, int version) {
        return cadre.post(DESK + "/" + article + "/account-drafts/" + draft + "/retries", Map.of("version", version));
    }

    private Reply list(String article) {
        return cadre.get(DESK + "/" + article + "/account-drafts").expect(200);
    }

    private void awaitState(String article, String state) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(list(article).texts("/items", "/state")).allMatch(state::equals));
    }

    private static List<SimulatedWechat.SentMessage> drafts(String title) {
        return HERE.sent().stream()
                .filter(sent -> sent.path().equals("/cgi-bin/draft/add"))
                .filter(sent -> title.startsWith(sent.data().get("title").replace("…", "")))
                .toList();
    }
}
