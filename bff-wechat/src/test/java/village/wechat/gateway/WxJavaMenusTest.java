package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static village.wechat.gateway.GatewayFixture.SERVICE;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.account.menu.AccountMenus;
import village.wechat.account.menu.Menu;
import village.wechat.gateway.menu.WxJavaMenus;

class WxJavaMenusTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    private static final String CREATE = "/cgi-bin/menu/create";
    private static final String GET = "/cgi-bin/menu/get";
    private static final String DELETE = "/cgi-bin/menu/delete";
    private static final Menu MENU = new Menu(List.of(
            new Menu.Group("反映问题", List.of(new Menu.Reply("查进度", "progress"))),
            new Menu.Page("村务公开", "https://xiangyin.example/h5#/"),
            new Menu.Program("小程序", "wxmini01", "pages/index/index", "https://xiangyin.example/h5")));

    @Test
    void publishesAsDocumented() {
        WECHAT.answer(CREATE, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        now(menus().publish(SERVICE, MENU));
        WECHAT.wechat.verify(1, postRequestedFor(urlPathEqualTo(CREATE)).withRequestBody(equalToJson("""
                        {"button":[
                          {"name":"反映问题","sub_button":[{"type":"click","name":"查进度","key":"progress"}]},
                          {"type":"view","name":"村务公开","url":"https://xiangyin.example/h5#/"},
                          {"type":"miniprogram","name":"小程序","appid":"wxmini01","pagepath":"pages/index/index",
                           "url":"https://xiangyin.example/h5"}]}
                        """, true, true)));
    }

    @Test
    void readsWhatItPublished() {
        WECHAT.answer(GET, """
                {"menu":{"button":[
                  {"name":"反映问题","sub_button":[{"type":"click","name":"查进度","key":"progress","sub_button":[]}]},
                  {"type":"view","name":"村务公开","url":"https://xiangyin.example/h5#/","sub_button":[]},
                  {"type":"miniprogram","name":"小程序","appid":"wxmini01","pagepath":"pages/index/index",
                   "url":"https://xiangyin.example/h5","sub_button":[]}],"menuid":1}}
                """);
        assertThat(now(menus().published(SERVICE)).menu()).contains(MENU);
    }

    @Test
    void tellsOfAMenuMadeElsewhereByItsNames() {
        WECHAT.answer(GET, """
                {"menu":{"button":[{"name":"服务","sub_button":[{"type":"media_id","name":"图片","media_id":"m"}]}]}}
                """);
        var found = now(menus().published(SERVICE));
        assertThat(found.menu()).isEmpty();
        assertThat(found.names()).containsExactly("服务：图片");
    }

    @Test
    void findsNoneWhereThereIsNone() {
        WECHAT.answerCode(GET, 46003);
        assertThat(menus().published(SERVICE).blockOptional(Duration.ofSeconds(10)))
                .isEmpty();
    }

    @Test
    void removes() {
        WECHAT.answer(DELETE, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        now(menus().remove(SERVICE));
        assertThat(WECHAT.asked(DELETE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "48001, 认证",
        "40018, 名字",
        "40016, 个数",
        "40055, 网址",
        "45009, 明天",
        "40164, 白名单",
        "40125, AppSecret",
        "47001, errcode 47001"
    })
    void saysInChineseWhyWechatDidNotTakeIt(int code, String word) {
        WECHAT.answerCode(CREATE, code);
        var refusal = refusal(menus().publish(SERVICE, MENU));
        assertThat(refusal.reason()).isEqualTo(Reason.WECHAT_MENU_REFUSED);
        assertThat(refusal.detail()).contains(word);
    }

    @Test
    void isUnavailableWhenWechatIsBusyOrSilent() {
        WECHAT.answerCode(CREATE, -1);
        assertThat(refusal(menus().publish(SERVICE, MENU)).reason()).isEqualTo(Reason.WECHAT_UNAVAILABLE);
        WECHAT.answer(CREATE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(refusal(menus().publish(SERVICE, MENU)).reason()).isEqualTo(Reason.WECHAT_UNAVAILABLE);
    }

    private static AccountMenus menus() {
        return new WxJavaMenus(WECHAT.here().gateway());
    }

    private static Refusal refusal(Mono<?> asked) {
        return catchThrowableOfType(Refusal.class, () -> now(asked));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
