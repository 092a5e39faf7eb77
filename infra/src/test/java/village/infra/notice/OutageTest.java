package village.infra.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Letter;
import village.api.notice.channel.Senders;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.About;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Telling;
import village.api.place.Village;
import village.infra.notice.channel.PostgresReplyWindows;
import village.infra.notice.channel.PostgresSubscriptions;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;
import village.wechat.gateway.Gateways;
import village.wechat.gateway.InMemoryAccessTokens;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;

/**
 * WeChat is away for an hour and comes back: two instances on one database lose nothing, double nothing and try the
 * channels in their order. The real gateway over a WeChat of WireMock.
 */
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String SUBSCRIBE = "/cgi-bin/message/subscribe/send";
    private static final String CUSTOM = "/cgi-bin/message/custom/send";
    private static final String TEMPLATE = "/cgi-bin/message/template/send";
    private static final int EACH = 4;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = new MovedClock();
    private final List<Gateways> gateways = new ArrayList<>();
    private WireMockServer wechat;

    @BeforeEach
    void start() throws IOException {
        wechat = new WireMockServer(wireMockConfig().port(freePort()));
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
        Rows.miniProgram(POSTGRES.sql(), "wxmini", village);
        Rows.serviceAccount(POSTGRES.sql(), "wxservice", village);
        Rows.template(POSTGRES.sql(), new Template("wxmini", Notice.Kind.FILED, "t1", "诉求进展", "", Map.of()));
    }

    @AfterEach
    void stop() throws IOException {
        wechat.stop();
        for (var gateway : gateways) {
            gateway.close();
        }
    }

    @Test
    void losesNothingAndDoublesNothing() {
        for (var i = 0; i < EACH; i++) {
            plan("allows-" + i, true);
            plan("refuses-" + i, true);
            plan("nothing-" + i, false);
        }
        var here = instance();
        var elsewhere = instance();
        for (var minutes = 0; minutes < 60; minutes += 5) {
            work(here, elsewhere);
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)));
        }
        assertThat(states().keySet()).isSubsetOf("pending", "standby", "no-consent", "no-window");
        comeBack();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(70)));
            work(here, elsewhere);
            return !states().containsKey("pending");
        });
        for (var i = 0; i < EACH; i++) {
            assertThat(asked("allows-" + i)).containsExactly(SUBSCRIBE);
            assertThat(asked("refuses-" + i)).containsExactly(SUBSCRIBE, CUSTOM);
            assertThat(asked("nothing-" + i)).containsExactly(TEMPLATE);
        }
        assertThat(states().get("sent")).isEqualTo(3L * EACH);
        assertThat(states().keySet()).isSubsetOf("sent", "standby", "refused", "no-consent", "no-window");
    }

    private void comeBack() {
        wechat.start();
        wechat.stubFor(post(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":1}")));
        wechat.stubFor(post(urlPathEqualTo("/cgi-bin/stable_token"))
                .willReturn(okJson("{\"access_token\":\"token\",\"expires_in\":7200}")));
        wechat.stubFor(post(urlPathEqualTo(SUBSCRIBE))
                .withRequestBody(matchingJsonPath("$.touser", matching("refuses-.*")))
                .willReturn(okJson("{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}")));
    }

    /** What WeChat was asked about one user, in order; tokens aside. */
    private List<String> asked(String openid) {
        return wechat.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().contains("/message/"))
                .filter(request -> openid.equals(JsonPath.read(request.getBodyAsString(), "$.touser")))
                .sorted(Comparator.comparing(request -> request.getLoggedDate()))
                .map(request -> request.getUrl().replaceAll("\\?.*", ""))
                .toList();
    }

    private void plan(String openid, boolean allowed) {
        var person = Rows.person(POSTGRES.sql());
        var user = new OpenId("wxmini", openid);
        var follower = new OpenId("wxservice", openid);
        Rows.identity(POSTGRES.sql(), person, user);
        Rows.identity(POSTGRES.sql(), person, follower);
        if (allowed) {
            new PostgresSubscriptions(POSTGRES.database())
                    .answered(person, Map.of("t1", Answer.ACCEPT))
                    .block(PATIENCE);
            new PostgresReplyWindows(POSTGRES.database())
                    .opened(follower, Opening.MESSAGE, NOON)
                    .block(PATIENCE);
        }
        List<Letter> letters = List.of(
                new SubscribeMessages.Message(user, "t1", "pages/index/index", Map.of("thing1", "诉求已收到")),
                new CustomerMessages.Message(follower, "【测试村】您反映的事已收到。"),
                new TemplateMessages.Message(follower, "t2", "", Map.of("thing1", "诉求已收到")));
        var notice = new Notice(
                new Notice.Id(Cases.IDS.next()),
                person,
                UUID.randomUUID(),
                Notice.Kind.FILED,
                Optional.of(village),
                "诉求已收到",
                "您反映的事已收到。",
                "#/notices",
                NOON,
                Optional.empty());
        var deliveries = Delivery.planned(Cases.IDS, letters, NOON, Optional.empty());
        new PostgresTellings(POSTGRES.database(), Cases.IDS)
                .add(List.of(new Telling(notice, About.himself(), deliveries, Optional.empty())))
                .block(PATIENCE);
    }

    private DeliverNotices instance() {
        var accounts = new InMemoryWechatAccounts()
                .with(account("wxmini", WechatAccount.Kind.MINI_PROGRAM))
                .with(account("wxservice", WechatAccount.Kind.SERVICE));
        var gateway = new Gateways(
                "http://localhost:" + wechat.getOptions().portNumber(),
                accounts,
                new InMemoryAccessTokens(Clock.systemUTC()));
        gateways.add(gateway);
        var senders = new Senders(gateway.messages(), gateway.customers(), gateway.templates());
        var pace = new DeliverNotices.Pace(
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofMinutes(2));
        var deliveries = new PostgresDeliveries(POSTGRES.database(), new PostgresReplyWindows(POSTGRES.database()));
        return new DeliverNotices(deliveries, senders, pace, clock, new Random(1));
    }

    private static WechatAccount account(String appId, WechatAccount.Kind kind) {
        return new WechatAccount(appId, kind, EnumSet.allOf(WechatAccount.Capability.class), "secret");
    }

    /** Both at once, until nothing is due. */
    private static void work(DeliverNotices... instances) {
        Mono.when(List.of(instances).stream()
                        .map(one -> one.next()
                                .hasElement()
                                .repeat()
                                .takeWhile(more -> more)
                                .then())
                        .toList())
                .block(PATIENCE);
    }

    private static Map<String, Long> states() {
        return POSTGRES.sql()
                .sql("select state, count(*) from notice_delivery group by state")
                .map(row -> Map.entry(Columns.text(row, 0), Columns.number(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private final class MovedClock extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
