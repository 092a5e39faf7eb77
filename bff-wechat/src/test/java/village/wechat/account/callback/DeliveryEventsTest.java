package village.wechat.account.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.channel.CountingMessages;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.Letter;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.TakeAnswers;
import village.api.notice.channel.Template;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.About;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.delivery.InMemoryReports;
import village.api.notice.delivery.TakeReport;
import village.api.notice.delivery.Telling;
import village.wechat.account.envelope.Signature;

/** From a message WeChat took to what it tells of it afterwards, by its callback. */
class DeliveryEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Instant NOW = Cases.MONDAY_9;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final DeliverNotices.Pace PACE = new DeliverNotices.Pace(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofMinutes(2));
    private static final String MINI = "wxmini01";
    private static final String SERVICE = "wxservice01";
    private static final OpenId USER = new OpenId(MINI, "o-1");
    private static final OpenId FOLLOWER = new OpenId(SERVICE, "f-1");
    private static final Letter SUBSCRIBE = new SubscribeMessages.Message(USER, "tmpl-1", "pages/a", Map.of());
    private static final Letter TEMPLATE = new TemplateMessages.Message(FOLLOWER, "tmpl-2", "", Map.of());
    private static final Letter CUSTOMER = new CustomerMessages.Message(FOLLOWER, "有答复了。");

    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryReplySlots slots = new InMemoryReplySlots();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions, slots);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, new InMemoryDigests(deliveries));
    private final CountingMessages wechat = new CountingMessages(Outcome.SENT);
    private final DeliverNotices deliver = new DeliverNotices(deliveries, wechat.senders(), PACE, CLOCK, new Random(1));
    private final WebTestClient client = client();

    @BeforeEach
    void signIn() {
        subscriptions.add(new Template(MINI, Notice.Kind.ANSWERED, "tmpl-1", "诉求进展", "pages/a", Map.of()));
        subscriptions.signIn(person, USER);
        wechat.take(letter -> "1864323726461255681");
    }

    @ParameterizedTest
    @CsvSource({
        "success, SENT",
        "failed:user block, REFUSED",
        "failed: user block, REFUSED",
        "failed: system failed, PENDING",
        "failed:system failed, PENDING",
        "failed: of something new, PENDING"
    })
    void hearsWhetherATemplateMessageArrived(String status, State state) {
        var sent = send(TEMPLATE);
        tell(SERVICE, finished("1864323726461255681", status));
        assertThat(state(sent)).isEqualTo(state);
        tell(SERVICE, finished("1864323726461255681", status));
        assertThat(state(sent)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"0, SENT, 0", "43101, REFUSED, 0", "-1, PENDING, 1", "'', PENDING, 1"})
    void hearsWhetherASubscribeMessageArrived(String code, State state, int remaining) {
        accept();
        var sent = send(SUBSCRIBE);
        tell(MINI, """
                <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-1]]></FromUserName>
                <CreateTime>1610969468</CreateTime><MsgType><![CDATA[event]]></MsgType>
                <Event><![CDATA[subscribe_msg_sent_event]]></Event><SubscribeMsgSentEvent>
                <List><TemplateId><![CDATA[tmpl-1]]></TemplateId><MsgID>1864323726461255681</MsgID>
                <ErrorCode>%s</ErrorCode><ErrorStatus><![CDATA[told]]></ErrorStatus></List></SubscribeMsgSentEvent></xml>
                """.formatted(code));
        assertThat(state(sent)).isEqualTo(state);
        assertThat(remaining()).isEqualTo(remaining);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"List\":{\"TemplateId\":\"tmpl-1\",\"MsgID\":\"1864323726461255681\",\"ErrorCode\":\"5\"}",
                "\"List\":[{\"TemplateId\":\"tmpl-1\",\"MsgID\":1864323726461255681,\"ErrorCode\":5}]",
                "\"SubscribeMsgSentEvent\":{\"List\":[{\"TemplateId\":\"tmpl-1\",\"MsgId\":\"1864323726461255681\","
                        + "\"ErrorCode\":\"5\"}]}",
                "\"SubscribeMsgSentEvent\":[{\"TemplateId\":\"tmpl-1\",\"MsgID\":\"1864323726461255681\",\"ErrorCode\":5}]"
            })
    void hearsItAsJson(String list) {
        accept();
        var sent = send(SUBSCRIBE);
        tell(MINI, json("subscribe_msg_sent_event", list));
        assertThat(state(sent)).isEqualTo(State.PENDING);
    }

    @Test
    void tellsByTheNextChannelWhatThePersonRefusedInThisOne() {
        accept();
        var sent = send(SUBSCRIBE, CUSTOMER, TEMPLATE);
        tell(
                MINI,
                json(
                        "subscribe_msg_sent_event",
                        "\"List\":{\"TemplateId\":\"tmpl-1\",\"MsgID\":\"1864323726461255681\",\"ErrorCode\":\"43101\"}"));
        assertThat(deliver.next().block(PATIENCE)).isEqualTo(State.NO_WINDOW);
        assertThat(deliver.next().block(PATIENCE)).isEqualTo(State.SENT);
        assertThat(state(sent)).isEqualTo(State.REFUSED);
        assertThat(wechat.calls()).containsExactly(SUBSCRIBE, TEMPLATE);
    }

    @Test
    void knowsNoMessagesOfOtherAccountsPeopleAndSystems() {
        var sent = send(TEMPLATE);
        tell(MINI, finished("1864323726461255681", "failed:user block"));
        tell(SERVICE, finished("200163836", "failed:user block"));
        tell(SERVICE, finished("", "failed:user block"));
        tell(SERVICE, finished("1864323726461255681", "failed:user block").replace("f-1", "f-2"));
        tell(MINI, json("subscribe_msg_sent_event", "\"List\":{}"));
        assertThat(state(sent)).isEqualTo(State.SENT);
    }

    @Test
    void asksNobodyAgainWhoRefusedUntilHeAllowsIt() {
        accept();
        tell(MINI, popup(1_610_969_440, "tmpl-1", "reject"));
        assertThat(remaining()).isZero();
        assertThat(state(send(SUBSCRIBE))).isEqualTo(State.NO_CONSENT);
        tell(MINI, popup(1_610_969_441, "tmpl-1", "accept"));
        assertThat(state(send(SUBSCRIBE))).isEqualTo(State.SENT);
    }

    @Test
    void hearsThatHeAllowsNoMoreInHisSettings() {
        accept();
        tell(
                MINI,
                json(
                        "subscribe_msg_change_event",
                        "\"List\":{\"TemplateId\":\"tmpl-1\",\"SubscribeStatusString\":\"reject\"}"));
        assertThat(remaining()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"accept, 1", "acceptWithAudio, 1", "reject, 0", "ban, 0", "something-new, 0", "'', 0"})
    void hearsWhatHeAnswered(String answer, int remaining) {
        tell(MINI, popup(1_610_969_440, "tmpl-1", answer));
        tell(MINI, popup(1_610_969_440, "tmpl-1", answer));
        assertThat(remaining()).isEqualTo(remaining);
    }

    @Test
    void hearsEveryTemplateOfTheDialogueAndNoneOfOthers() {
        tell(MINI, """
                <xml><FromUserName>o-1</FromUserName><CreateTime>1610969440</CreateTime><MsgType>event</MsgType>
                <Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent>
                <List><TemplateId>foreign</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>
                <List><TemplateId>tmpl-1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List>
                </SubscribeMsgPopupEvent></xml>""");
        assertThat(remaining()).isEqualTo(1);
        tell(MINI, popup(1_610_969_441, "tmpl-1", "reject").replace("o-1", "o-2"));
        assertThat(remaining()).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerOfNobody() {
        told(MINI, popup(1_610_969_440, "tmpl-1", "accept").replace("o-1", ""))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void believesNoForgedReport() {
        var sent = send(TEMPLATE);
        posted(SERVICE, "BBBBB", finished("1864323726461255681", "failed:user block"))
                .expectStatus()
                .isForbidden();
        assertThat(state(sent)).isEqualTo(State.SENT);
    }

    // --- words

    private void accept() {
        subscriptions.answered(person, Map.of("tmpl-1", Answer.ACCEPT)).block(PATIENCE);
    }

    private int remaining() {
        return subscriptions.of(person).block(PATIENCE).get(0).remaining();
    }

    /** Tells him by those letters and lets the first go out. */
    private Delivery.Id send(Letter... letters) {
        var notice = new Notice(
                new Notice.Id(Cases.IDS.next()),
                person,
                UUID.randomUUID(),
                Notice.Kind.ANSWERED,
                Optional.empty(),
                "诉求有答复了",
                "有答复了。",
                "#/notices",
                NOW,
                Optional.empty());
        var planned = Delivery.planned(Cases.IDS, List.of(letters), NOW, Optional.empty());
        notices.add(List.of(new Telling(notice, About.himself(), planned, Optional.empty())))
                .block(PATIENCE);
        deliver.next().block(PATIENCE);
        return planned.get(0).id();
    }

    private State state(Delivery.Id id) {
        return deliveries.all().stream()
                .filter(delivery -> delivery.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static String finished(String message, String status) {
        return """
                <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[f-1]]></FromUserName>
                <CreateTime>1395658920</CreateTime><MsgType><![CDATA[event]]></MsgType>
                <Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>%s</MsgID><Status><![CDATA[%s]]></Status></xml>
                """.formatted(message, status);
    }

    private static String popup(long at, String template, String answer) {
        return """
                <xml><FromUserName><![CDATA[o-1]]></FromUserName><CreateTime>%d</CreateTime><MsgType>event</MsgType>
                <Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List>
                <TemplateId>%s</TemplateId><SubscribeStatusString>%s</SubscribeStatusString><PopupScene>0</PopupScene>
                </List></SubscribeMsgPopupEvent></xml>""".formatted(at, template, answer);
    }

    private static String json(String event, String list) {
        return "{\"FromUserName\":\"o-1\",\"CreateTime\":1610969440,\"MsgType\":\"event\",\"Event\":\"" + event + "\","
                + list + "}";
    }

    private void tell(String appId, String body) {
        told(appId, body).expectStatus().isOk().expectBody(String.class).isEqualTo("success");
    }

    private WebTestClient.ResponseSpec told(String appId, String body) {
        return posted(appId, "AAAAA", body);
    }

    private WebTestClient.ResponseSpec posted(String appId, String token, String body) {
        var time = Long.toString(NOW.getEpochSecond());
        var signature = Signature.of(token, time, "2").value();
        return client.post()
                .uri("/wechat/" + appId + "/callback?signature=" + signature + "&timestamp=" + time + "&nonce=2")
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient client() {
        return CallbackClients.of(
                CLOCK,
                new SentReportListener(new TakeReport(new InMemoryReports(deliveries), PACE, CLOCK, new Random(1))),
                new ConsentListener(new TakeAnswers(subscriptions)));
    }
}
