package village.infra.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.handling.Handlers;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.question.InMemoryQuestions;
import village.api.event.SequencedEvent;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.inquiry.Asked;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.notice.Notice;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.Senders;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.preference.InMemoryPreferences;
import village.api.notice.telling.ArticleNews;
import village.api.notice.telling.BindingNews;
import village.api.notice.telling.ComplaintNews;
import village.api.notice.telling.CreditNews;
import village.api.notice.telling.FamilyNews;
import village.api.notice.telling.FilingNews;
import village.api.notice.telling.InquiryNews;
import village.api.notice.telling.NoMatters;
import village.api.notice.telling.Planner;
import village.api.notice.telling.QuestionNews;
import village.api.notice.telling.TellPeople;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.infra.notice.channel.PostgresReplyWindows;
import village.infra.notice.channel.PostgresRoutes;
import village.infra.notice.channel.PostgresSubscriptions;
import village.infra.postgres.Columns;
import village.infra.postgres.PostgresExtension;
import village.wechat.gateway.Gateways;
import village.wechat.gateway.InMemoryAccessTokens;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;

/**
 * An answer goes into the asker's chat while WeChat's window is open, else as a notice, and never twice. The real
 * planning, PostgreSQL and the real gateway over a WeChat of WireMock.
 */
class AnswerInWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Ten in the morning in Shanghai: nothing is quiet. */
    private static final Instant NOW = Asked.NOW;

    private static final String CUSTOM = "/cgi-bin/message/custom/send";
    private static final String SUBSCRIBE = "/cgi-bin/message/subscribe/send";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final InMemoryVillages villages = new InMemoryVillages();
    private final OpenId follower = new OpenId("wxanswerservice", "f" + UUID.randomUUID());
    private final OpenId user = new OpenId("wxanswermini", "u" + UUID.randomUUID());
    private final WireMockServer wechat = new WireMockServer(wireMockConfig().dynamicPort());
    private Person.Id asker;
    private Gateways gateway;

    @BeforeEach
    void start() {
        wechat.start();
        wechat.stubFor(post(anyUrl()).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":1}")));
        wechat.stubFor(post(urlPathEqualTo("/cgi-bin/stable_token"))
                .willReturn(okJson("{\"access_token\":\"token\",\"expires_in\":7200}")));
        villages.put(village);
        var sql = POSTGRES.sql();
        sql.sql("insert into village (id, name) values (:id, '枫溪村')")
                .bind("id", village.id().value())
                .then()
                .block(PATIENCE);
        Rows.serviceAccount(sql, follower.appId(), village.id());
        Rows.miniProgram(sql, user.appId(), village.id());
        sql.sql("delete from notice_template").then().block(PATIENCE);
        Rows.template(
                sql,
                new Template(
                        user.appId(),
                        Notice.Kind.INQUIRY_ANSWERED,
                        "t-answer",
                        "咨询答复",
                        "pages/page/page?to={link}",
                        Map.of("thing1", Template.Source.TEXT)));
        asker = Rows.person(sql);
        Rows.identity(sql, asker, follower);
        Rows.identity(sql, asker, user);
        new PostgresSubscriptions(POSTGRES.database())
                .answered(asker, Map.of("t-answer", Answer.ACCEPT))
                .block(PATIENCE);
        gateway = new Gateways(
                wechat.baseUrl(),
                new InMemoryWechatAccounts()
                        .with(account(follower.appId(), WechatAccount.Kind.SERVICE))
                        .with(account(user.appId(), WechatAccount.Kind.MINI_PROGRAM)),
                new InMemoryAccessTokens(Clock.systemUTC()));
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        wechat.stop();
    }

    @Test
    void anAnswerIsReadInTheAskersOwnChat() {
        writes(NOW.minus(Duration.ofHours(47)));
        answered("到镇里 3 号窗口。");
        assertThat(sent()).containsExactly(CUSTOM);
        assertThat(said())
                .contains(
                        "【枫溪村】您问的事有答复了",
                        "问：低保怎么申请？",
                        "答：到镇里 3 号窗口。",
                        "https://village.example/h5/#/villages/330999101201/inquiries/");
        assertThat(toWhom()).containsExactly(follower.value());
        assertThat(states()).containsEntry("sent", 1L).containsEntry("standby", 1L);
    }

    @Test
    void aLongAnswerEndsWithTheLinkToAllOfIt() {
        writes(NOW.minusSeconds(60));
        answered("带身份证和户口本到镇里三号窗口。".repeat(120));
        assertThat(said().length()).isLessThan(1000);
        assertThat(said()).contains("（没说完，全文点这里）\nhttps://village.example/h5/#/villages/330999101201/inquiries/");
    }

    @Test
    void afterTheWindowANoticeTellsOfIt() {
        writes(NOW.minus(Duration.ofHours(49)));
        answered("到镇里 3 号窗口。");
        assertThat(sent()).containsExactly(SUBSCRIBE);
        assertThat(bodies()).noneMatch(body -> body.contains("3 号窗口"));
        assertThat(states()).containsEntry("no-window", 1L).containsEntry("sent", 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {45015, 45047})
    void whereWechatKnowsOfNoWindowANoticeTellsOfIt(int code) {
        wechat.stubFor(post(urlPathEqualTo(CUSTOM)).willReturn(okJson("{\"errcode\":" + code + ",\"errmsg\":\"no\"}")));
        writes(NOW.minusSeconds(60));
        answered("到镇里 3 号窗口。");
        assertThat(sent()).containsExactly(CUSTOM, SUBSCRIBE);
        assertThat(states()).containsEntry("no-window", 1L).containsEntry("sent", 1L);
    }

    @Test
    void whatMayHaveArrivedIsNeverSentAgainByAnyWay() {
        wechat.stubFor(post(urlPathEqualTo(CUSTOM)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        writes(NOW.minusSeconds(60));
        answered("到镇里 3 号窗口。");
        work(clock);
        work(Clock.fixed(NOW.plus(Duration.ofHours(3)), ZoneOffset.UTC));
        assertThat(sent()).containsExactly(CUSTOM);
        assertThat(states()).containsEntry("unknown", 1L).containsEntry("standby", 1L);
    }

    private void writes(Instant at) {
        new PostgresReplyWindows(POSTGRES.database())
                .opened(follower, Opening.MESSAGE, at)
                .block(PATIENCE);
    }

    /** Asked, answered, planned, and sent as far as it goes. */
    private void answered(String text) {
        var answered = Asked.inquiry(village.id(), asker).answered(Asked.answer(text));
        var change = Asked.told(answered, "answered");
        inquiries.add(Asked.once(), change, LocalDate.EPOCH, Optional.empty()).block(PATIENCE);
        tellPeople().consume(new SequencedEvent(1, change.event())).block(PATIENCE);
        work(clock);
    }

    private TellPeople tellPeople() {
        Handlers nobody = of -> Mono.just(List.of());
        var complaints = new InMemoryComplaints();
        return new TellPeople(
                new ComplaintNews(complaints, nobody, new InMemoryFollowers(complaints)),
                new BindingNews(nobody),
                new FamilyNews(nobody),
                new QuestionNews(new InMemoryQuestions(), nobody),
                new FilingNews(
                        new InMemoryFilings(),
                        of -> Mono.just(List.of()),
                        new Checkers(of -> Mono.just(List.of()), (where, one, others) -> Mono.just(false)),
                        nobody),
                new InquiryNews(inquiries, new InMemoryDesks(), nobody),
                new CreditNews(new NoMatters(), nobody),
                new ArticleNews(nobody),
                villages,
                new Planner(
                        new PostgresRoutes(POSTGRES.database()),
                        new InMemoryPreferences(),
                        of -> Flux.empty(),
                        new Addresses(Optional.of("https://village.example")),
                        Cases.IDS,
                        clock),
                new PostgresTellings(POSTGRES.database(), Cases.IDS));
    }

    /** Until nothing is due. */
    private void work(Clock now) {
        var pace = new DeliverNotices.Pace(
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofMinutes(2));
        var senders = new Senders(gateway.messages(), gateway.customers(), gateway.templates());
        var deliveries = new PostgresDeliveries(POSTGRES.database(), new PostgresReplyWindows(POSTGRES.database()));
        new DeliverNotices(deliveries, senders, pace, now, new Random(1))
                .next()
                .hasElement()
                .repeat()
                .takeWhile(more -> more)
                .then()
                .block(PATIENCE);
    }

    private List<LoggedRequest> requests() {
        return wechat.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().contains("/message/"))
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private List<String> sent() {
        return requests().stream()
                .map(request -> request.getUrl().replaceAll("\\?.*", ""))
                .toList();
    }

    private List<String> bodies() {
        return requests().stream().map(LoggedRequest::getBodyAsString).toList();
    }

    private List<String> toWhom() {
        return bodies().stream()
                .map(body -> JsonPath.<String>read(body, "$.touser"))
                .toList();
    }

    private String said() {
        return JsonPath.read(bodies().get(0), "$.text.content");
    }

    private Map<String, Long> states() {
        return POSTGRES.sql()
                .sql("select state, count(*) from notice_delivery where village_id = :village group by state")
                .bind("village", village.id().value())
                .map(row -> Map.entry(Columns.text(row, 0), Columns.number(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
    }

    private static WechatAccount account(String appId, WechatAccount.Kind kind) {
        return new WechatAccount(appId, kind, EnumSet.allOf(WechatAccount.Capability.class), "secret");
    }
}
