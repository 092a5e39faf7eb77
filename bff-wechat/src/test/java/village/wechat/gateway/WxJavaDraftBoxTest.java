package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static village.wechat.gateway.GatewayFixture.SERVICE;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.Content;
import village.api.news.RichText;
import village.api.news.account.DraftBox;
import village.api.news.account.DraftBox.Absent;
import village.api.news.account.DraftBox.Doubtful;
import village.api.news.account.DraftBox.Later;
import village.api.news.account.DraftBox.Outcome;
import village.api.news.account.DraftBox.Placed;
import village.api.news.account.DraftBox.Refused;
import village.api.news.column.Column;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.wechat.gateway.draft.AccountPictures;
import village.wechat.gateway.draft.InMemoryPictures;
import village.wechat.gateway.draft.SourceLinks;
import village.wechat.gateway.draft.WxJavaDraftBox;

class WxJavaDraftBoxTest {
    private static final String ADD = "/cgi-bin/draft/add";
    private static final String LIST = "/cgi-bin/draft/batchget";
    private static final String MATERIAL = "/cgi-bin/material/add_material";
    private static final String UPLOAD = "/cgi-bin/media/uploadimg";
    private static final Attachment.Id COVER = new Attachment.Id(new UUID(0, 1));
    private static final Attachment.Id INSIDE = new Attachment.Id(new UUID(0, 2));
    private static final Village VILLAGE =
            new Village(new Village.Id(new UUID(0, 3)), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private static final Article.Id ARTICLE = new Article.Id(new UUID(0, 4));
    private static final DraftBox.Sheet SHEET = new DraftBox.Sheet(SERVICE.appId(), VILLAGE, ARTICLE, 2);
    private static final String LINK =
            "https://xiangyin.example/h5?from=account-2#/villages/330999101201/news/" + ARTICLE;

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    private final InMemoryPictures pictures = new InMemoryPictures();

    @Test
    void putsAnArticleInAsDocumented() {
        answerWell();
        assertThat(place("标题")).isEqualTo(new Placed("draft-1"));
        WECHAT.wechat.verify(
                1, postRequestedFor(urlPathEqualTo(ADD)).withRequestBody(equalToJson("""
                        {"articles":[{"title":"标题","author":"枫溪村","digest":"摘要","thumb_media_id":"cover-1",
                          "content_source_url":"%s","need_open_comment":0,"only_fans_can_comment":0,
                          "content":"<p style=\\"margin:0 0 1em;line-height:1.75;\\">一<img src=\\"http://mmbiz.qpic.cn/1\\" style=\\"max-width:100%%;\\"></p>"}]}
                        """.formatted(LINK), true, true)));
    }

    @Test
    void uploadsEachPictureOnce() {
        answerWell();
        place("一");
        place("二");
        assertThat(WECHAT.asked(MATERIAL)).isEqualTo(1);
        assertThat(WECHAT.asked(UPLOAD)).isEqualTo(1);
        assertThat(WECHAT.asked(ADD)).isEqualTo(2);
    }

    @Test
    void shortensATitleWechatWouldRefuse() {
        answerWell();
        place("长".repeat(33));
        WECHAT.wechat.verify(
                1,
                postRequestedFor(urlPathEqualTo(ADD))
                        .withRequestBody(
                                equalToJson("{\"articles\":[{\"title\":\"" + "长".repeat(31) + "…\"}]}", true, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "45009, 明天",
        "48001, 认证",
        "40164, 白名单",
        "45003, 标题太长",
        "53404, 不合规定",
        "53503, 草稿有问题",
        "47001, errcode 47001"
    })
    void saysInChineseWhyWechatDidNotTakeIt(int code, String word) {
        answerWell();
        WECHAT.answerCode(ADD, code);
        assertThat(place("标题"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains(word));
    }

    @Test
    void triesOnceMoreWithANewTokenAndLaterWhenBusy() {
        answerWell();
        WECHAT.answerCode(ADD, 40001);
        assertThat(place("标题")).isInstanceOf(Refused.class);
        assertThat(WECHAT.asked(ADD)).isEqualTo(2);
        WECHAT.answerCode(ADD, -1);
        assertThat(place("标题")).isInstanceOf(Later.class);
        WECHAT.answerCode(ADD, 45011);
        assertThat(place("标题")).isInstanceOf(Later.class);
    }

    @Test
    void isInDoubtWhenWechatFallsSilentAboutTheDraft() {
        answerWell();
        WECHAT.answer(ADD, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(place("标题")).isEqualTo(new Doubtful());
        WECHAT.answer(ADD, aResponse().withStatus(502).withBody("<html>bad gateway</html>"));
        assertThat(place("标题")).isEqualTo(new Doubtful());
        WECHAT.answer(ADD, okJson("{\"media_id\":\"late\"}").withFixedDelay(3_000));
        assertThat(place("标题")).isEqualTo(new Doubtful());
    }

    @Test
    void aPictureInDoubtIsSimplyTriedLater() {
        answerWell();
        WECHAT.answer(UPLOAD, aResponse().withStatus(500));
        assertThat(place("标题")).isInstanceOf(Later.class);
        assertThat(WECHAT.asked(ADD)).isZero();
    }

    @Test
    void uploadsACoverAnewThatTheAccountLost() {
        answerWell();
        place("标题");
        WECHAT.answerCode(ADD, 40007);
        assertThat(place("标题")).isInstanceOf(Refused.class);
        answerWell();
        assertThat(place("标题")).isEqualTo(new Placed("draft-1"));
        assertThat(WECHAT.asked(MATERIAL)).isEqualTo(2);
    }

    @Test
    void findsADraftByWhereItLeads() {
        WECHAT.answer(LIST, """
                {"total_count":2,"item_count":2,"item":[
                  {"media_id":"other","content":{"news_item":[{"title":"别的","content_source_url":"https://x.example"}]},"update_time":1},
                  {"media_id":"draft-7","content":{"news_item":[{"title":"标题","content_source_url":"%s"}]},"update_time":2}]}
                """.formatted(LINK));
        assertThat(now(box().find(SHEET))).isEqualTo(new Placed("draft-7"));
        var earlier = new DraftBox.Sheet(SERVICE.appId(), VILLAGE, ARTICLE, 1);
        assertThat(now(box().find(earlier))).isEqualTo(new Absent());
    }

    @Test
    void doesNotTakeSilenceForAbsence() {
        WECHAT.answer(LIST, aResponse().withStatus(502));
        assertThat(now(box().find(SHEET))).isInstanceOf(Later.class);
        WECHAT.answerCode(LIST, 48001);
        assertThat(now(box().find(SHEET))).isInstanceOf(Later.class);
    }

    @Test
    void refusesAVillageWithoutAnAccountThatCan() {
        assertThat(now(box().of(VILLAGE.id()))).isEqualTo(SERVICE.appId());
        var bare = new WechatAccount(
                SERVICE.appId(), WechatAccount.Kind.SERVICE, Set.of(WechatAccount.Capability.MENU), "secret");
        var others = new WxJavaDraftBox(
                new InMemoryWechatAccounts().with(bare), WECHAT.here().gateway(), uploads(), links());
        var refusal = catchThrowableOfType(Refusal.class, () -> now(others.of(VILLAGE.id())));
        assertThat(refusal.reason()).isEqualTo(Reason.WECHAT_CAPABILITY_MISSING);
        assertThat(refusal.detail()).contains("认证");
    }

    private static void answerWell() {
        WECHAT.wechat.stubFor(post(urlPathEqualTo(MATERIAL))
                .willReturn(okJson("{\"media_id\":\"cover-1\",\"url\":\"http://mmbiz.qpic.cn/cover\"}")));
        WECHAT.answer(UPLOAD, "{\"url\":\"http://mmbiz.qpic.cn/1\"}");
        WECHAT.answer(ADD, "{\"media_id\":\"draft-1\"}");
    }

    private Outcome place(String title) {
        return now(box().place(SHEET, content(title)));
    }

    private static Content content(String title) {
        return new Content(
                new Column.Id(new UUID(0, 9)),
                title,
                "摘要",
                new RichText("<p>一<img src=\"attachment:" + INSIDE + "\" /></p>", "一", List.of(INSIDE)),
                Optional.of(COVER),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                Audience.PUBLIC,
                Optional.empty());
    }

    private DraftBox box() {
        return new WxJavaDraftBox(WECHAT.accounts, WECHAT.here().gateway(), uploads(), links());
    }

    private AccountPictures uploads() {
        var bytes = Map.of(COVER, ByteBuffer.wrap(new byte[] {1, 2}), INSIDE, ByteBuffer.wrap(new byte[] {3}));
        return new AccountPictures(WECHAT.here().gateway(), InMemoryPictures.store(bytes), pictures);
    }

    private static SourceLinks links() {
        return SourceLinks.of("https://xiangyin.example/");
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
