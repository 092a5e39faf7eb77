package village.infra.wechat.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.notice.OpenReplyWindow;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.MessageForm;
import village.wechat.account.inbox.AnswerLetters;
import village.wechat.account.inbox.Inbox;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.InboxContract;
import village.wechat.account.inbox.Letter;
import village.wechat.account.inbox.Letters;
import village.wechat.account.parked.ParkedLetters;
import village.wechat.gateway.Gateways;
import village.wechat.gateway.InMemoryAccessTokens;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;

/**
 * WeChat is away for an hour while replies are late: two instances on one database say each once when it is back, and
 * nobody's next letter waits for that. The real gateway over a WeChat of WireMock.
 */
class LettersOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String CUSTOM = "/cgi-bin/message/custom/send";
    private static final String APP = "wxservice";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = new MovedClock();
    private final List<Gateways> gateways = new ArrayList<>();
    private final Inbox inbox = new PostgresInbox(POSTGRES.database(), TestSecrets.sealer());
    private WireMockServer wechat;

    @BeforeEach
    void start() throws IOException {
        InboxContract.now(POSTGRES.sql().sql("delete from account_inbox").then());
        wechat = new WireMockServer(wireMockConfig().port(freePort()));
    }

    @AfterEach
    void stop() throws IOException {
        wechat.stop();
        for (var gateway : gateways) {
            gateway.close();
        }
    }

    @Test
    void losesNoReplyAndDoublesNone() {
        var followers = List.of("hears-1", "hears-2", "silent-1", "lost-1");
        var here = instance();
        var elsewhere = instance();
        followers.forEach(follower -> callbackOver(letter(follower, 1)));
        anHourGoesBy(here, elsewhere);
        followers.forEach(follower -> assertThat(state(letter(follower, 1))).isEqualTo(State.LATE));
        followers.forEach(
                follower -> assertThat(received(here, letter(follower, 2))).contains("受理编号 2"));
        callbackOver(letter("hears-1", 3));
        work(here, elsewhere);
        comeBack();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            later(Letters.PACE.longestRetry());
            work(here, elsewhere);
            return nothingDue();
        });
        assertThat(state(letter("hears-2", 1))).isEqualTo(State.SENT);
        assertThat(state(letter("silent-1", 1))).isEqualTo(State.PARKED);
        assertThat(state(letter("lost-1", 1))).isEqualTo(State.UNKNOWN);
        later(Duration.ofDays(1));
        work(here, elsewhere);
        assertThat(told("hears-1")).containsExactly("受理编号 1", "受理编号 3");
        Stream.of("hears-2", "silent-1", "lost-1")
                .forEach(follower -> assertThat(told(follower)).containsExactly("受理编号 1"));
    }

    /** WeChat takes the calls and says nothing for an hour: hardly a reply meets the silence, and what does is listed. */
    @Test
    void losesNoReplyWhileWechatHangs() {
        var followers = IntStream.range(0, 40).mapToObj(one -> "hears-" + one).toList();
        var here = impatient();
        var elsewhere = impatient();
        comeBack();
        var hangs = wechat.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(60_000)));
        wechat.stubFor(post(urlPathEqualTo("/cgi-bin/stable_token"))
                .willReturn(okJson("{\"access_token\":\"token\",\"expires_in\":7200}")));
        followers.forEach(follower -> callbackOver(letter(follower, 1)));
        Awaitility.await().atMost(PATIENCE).until(() -> {
            later(Letters.PACE.longestRetry());
            work(here, elsewhere);
            return soundings() >= 4;
        });
        var lost = followers.stream()
                .filter(follower -> state(letter(follower, 1)) == State.UNKNOWN)
                .toList();
        assertThat(lost).hasSizeLessThan(followers.size() / 2);
        wechat.removeStub(hangs);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            later(Letters.PACE.longestRetry());
            work(here, elsewhere);
            return nothingDue();
        });
        followers.forEach(follower -> assertThat(told(follower)).containsExactly("受理编号 1"));
        assertThat(InboxContract.now(parked().page(100, Optional.empty())).items())
                .hasSize(lost.size())
                .allMatch(one -> one.cause() == ParkedLetters.Cause.UNCERTAIN);
    }

    private int soundings() {
        return wechat.countRequestsMatching(anyRequestedFor(urlPathEqualTo("/cgi-bin/get_api_domain_ip"))
                        .build())
                .getCount();
    }

    private static ParkedLetters parked() {
        return new PostgresParkedLetters(
                POSTGRES.database(), TestSecrets.sealer(), UUID::randomUUID, Clock.systemUTC());
    }

    @Test
    void leavesToStaffWhatWechatTakesNoMore() {
        var instance = instance();
        callbackOver(letter("hears-1", 1));
        work(instance);
        later(Duration.ofDays(2));
        work(instance);
        assertThat(state(letter("hears-1", 1))).isEqualTo(State.PARKED);
        assertThat(nothingDue()).isTrue();
    }

    private void anHourGoesBy(AnswerLetters... instances) {
        for (var minutes = 0; minutes < 60; minutes += 5) {
            work(instances);
            later(Duration.ofMinutes(5));
        }
    }

    private void comeBack() {
        wechat.start();
        wechat.stubFor(post(urlPathEqualTo("/cgi-bin/stable_token"))
                .willReturn(okJson("{\"access_token\":\"token\",\"expires_in\":7200}")));
        wechat.stubFor(post(urlPathEqualTo(CUSTOM)).willReturn(okJson("{\"errcode\":0,\"errmsg\":\"ok\"}")));
        wechat.stubFor(post(urlPathEqualTo(CUSTOM))
                .withRequestBody(matchingJsonPath("$.touser", matching("silent-.*")))
                .willReturn(okJson("{\"errcode\":45015,\"errmsg\":\"response out of time limit\"}")));
        wechat.stubFor(post(urlPathEqualTo(CUSTOM))
                .withRequestBody(matchingJsonPath("$.touser", matching("lost-.*")))
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    }

    /** What WeChat was asked to tell one follower, in order. */
    private List<String> told(String follower) {
        return wechat.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().startsWith(CUSTOM))
                .filter(request -> follower.equals(JsonPath.read(request.getBodyAsString(), "$.touser")))
                .sorted(Comparator.comparing(request -> request.getLoggedDate()))
                .map(request -> JsonPath.<String>read(request.getBodyAsString(), "$.text.content"))
                .toList();
    }

    private AnswerLetters instance() {
        return instance(new Gateways(address(), accounts(), new InMemoryAccessTokens(Clock.systemUTC())));
    }

    private AnswerLetters impatient() {
        return instance(Gateways.impatient(address(), accounts(), new InMemoryAccessTokens(Clock.systemUTC())));
    }

    private String address() {
        return "http://localhost:" + wechat.getOptions().portNumber();
    }

    private static InMemoryWechatAccounts accounts() {
        return new InMemoryWechatAccounts()
                .with(new WechatAccount(
                        APP, WechatAccount.Kind.SERVICE, EnumSet.allOf(WechatAccount.Capability.class), "secret"));
    }

    private AnswerLetters instance(Gateways gateway) {
        gateways.add(gateway);
        Conversation conversation =
                (message, key) -> Mono.just(Optional.of("受理编号 " + ((AccountMessage.Text) message.content()).text()));
        var windows = new OpenReplyWindow((follower, by, at) -> Mono.empty());
        return Letters.answered(inbox, conversation, windows, gateway.lateReplies(), clock);
    }

    /** It came, and before it was answered its callback was over. */
    private void callbackOver(Letter letter) {
        InboxContract.now(inbox.arrived(letter, now.get(), now.get()));
    }

    private Optional<String> received(AnswerLetters answer, Letter letter) {
        return Letters.received(inbox, answer, clock)
                .receive(letter, MessageForm.read(APP, CallbackMessage.of(letter.text())))
                .block(PATIENCE);
    }

    private Letter letter(String follower, int number) {
        var text = "<xml><ToUserName>gh_1</ToUserName><FromUserName>" + follower + "</FromUserName>"
                + "<CreateTime>1700000000</CreateTime><MsgType>text</MsgType><Content>" + number + "</Content><MsgId>"
                + number + "</MsgId></xml>";
        var message = CallbackMessage.of(text);
        return new Letter(MessageForm.key(APP, message), APP, MessageForm.follower(APP, message), now.get(), text);
    }

    private State state(Letter letter) {
        return InboxContract.now(inbox.known(letter.key())).state();
    }

    private void later(Duration wait) {
        now.updateAndGet(at -> at.plus(wait));
    }

    private static boolean nothingDue() {
        return InboxContract.now(POSTGRES.sql()
                .sql("select not exists (select from account_inbox where due_at is not null)")
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one());
    }

    /** All at once, until nothing is due. */
    private static void work(AnswerLetters... instances) {
        Mono.when(Stream.of(instances)
                        .map(one -> one.next()
                                .hasElement()
                                .repeat()
                                .takeWhile(more -> more)
                                .then())
                        .toList())
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
