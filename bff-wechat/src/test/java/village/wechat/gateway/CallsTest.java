package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.MESSAGE;
import static village.wechat.gateway.GatewayFixture.SOUNDING;
import static village.wechat.gateway.GatewayFixture.SUBSCRIBE;
import static village.wechat.gateway.GatewayFixture.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;

class CallsTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    @Test
    void turnsCallsAwayInsteadOfPilingUpThreads() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 3, 50));
        WECHAT.answerCode(SUBSCRIBE, 0);
        send();
        WECHAT.wechat.resetRequests();
        WECHAT.drip(SUBSCRIBE);
        var outcomes = Flux.range(0, 200)
                .flatMap(number -> WECHAT.here().messages().send(MESSAGE).map(Receipt::outcome), 200)
                .collectList()
                .block(SOON);
        assertThat(Collections.frequency(outcomes, Outcome.TRY_LATER)).isEqualTo(197);
        assertThat(Collections.frequency(outcomes, Outcome.UNKNOWN)).isEqualTo(3);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(3);
        assertThat(threads()).isLessThanOrEqualTo(8);
    }

    @Test
    void freesTheRoomWhenADrippingAnswerIsCutOff() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 1, 50));
        WECHAT.drip(SUBSCRIBE);
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        WECHAT.answerCode(SUBSCRIBE, 0);
        Awaitility.await().atMost(Duration.ofSeconds(4)).until(() -> send() == Outcome.SENT);
    }

    @Test
    void keepsTheRoomWhileACancelledCallStillRuns() throws InterruptedException {
        var calls = calls(1);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var interrupted = new AtomicInteger();
        var first = calls.call("a", CallKind.LOGIN, () -> held(begun, end, interrupted))
                .subscribe();
        begun.await();
        first.dispose();
        assertThat(failure(calls).nature()).isEqualTo(WechatFailure.Nature.NOT_SENT);
        end.countDown();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "done"
                        .equals(calls.call("a", CallKind.LOGIN, () -> "done")
                                .onErrorComplete()
                                .block(SOON)));
        assertThat(interrupted).hasValue(0);
        calls.close();
    }

    @Test
    void doesNotRepeatARequestWhoseCallerWentAway() {
        WECHAT.answer(SUBSCRIBE, okJson("{\"errcode\":-1}").withFixedDelay(300));
        var call = WECHAT.here().messages().send(MESSAGE).subscribe();
        Awaitility.await().atMost(SOON).until(() -> WECHAT.asked(SUBSCRIBE) == 1);
        call.dispose();
        WECHAT.answerCode(SUBSCRIBE, 0);
        send();
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(2);
    }

    @Test
    void neverBeginsACallThatWasGivenUpWhileItWaited() throws InterruptedException {
        var calls = new Calls(oneThread());
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var runs = new AtomicInteger();
        calls.call("a", CallKind.LOGIN, () -> held(begun, end, new AtomicInteger()))
                .subscribe(done -> {}, failure -> {});
        begun.await();
        var late = calls.call("a", CallKind.PHONE, runs::incrementAndGet)
                .map(run -> WechatFailure.unknown("ran"))
                .onErrorResume(WechatFailure.class, Mono::just)
                .block(SOON);
        assertThat(late.nature()).isEqualTo(WechatFailure.Nature.NOT_SENT);
        end.countDown();
        calls.close();
        assertThat(runs).hasValue(0);
    }

    @Test
    void opensTheBreakerWhenHalfFailedAndClosesItAgain() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 8, 4));
        WECHAT.answerCode(SUBSCRIBE, -1);
        send();
        send();
        WECHAT.wechat.resetRequests();
        assertThat(send()).isEqualTo(Outcome.TRY_LATER);
        assertThat(WECHAT.asked(SUBSCRIBE)).isZero();
        WECHAT.answerCode(SUBSCRIBE, 0);
        Awaitility.await().atMost(SOON).until(() -> send() == Outcome.SENT);
        assertThat(send()).isEqualTo(Outcome.SENT);
    }

    /** WeChat stands still: of all that would be sent meanwhile only what opened the breaker has met the silence. */
    @Test
    void soundsBeforeItSendsWhereWechatWasAway() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 8, 4));
        WECHAT.stall(SUBSCRIBE);
        WECHAT.stall(SOUNDING);
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
        Awaitility.await().atMost(SOON).pollDelay(Duration.ZERO).until(() -> {
            assertThat(send()).isEqualTo(Outcome.TRY_LATER);
            return WECHAT.asked(SOUNDING) >= 2;
        });
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(2);
        WECHAT.answer(SOUNDING, "{\"ip_list\":[\"127.0.0.1\"]}");
        WECHAT.answerCode(SUBSCRIBE, 0);
        Awaitility.await().atMost(SOON).until(() -> send() == Outcome.SENT);
        assertThat(WECHAT.asked(SUBSCRIBE)).isEqualTo(3);
    }

    /** Its caller has been told that it was not sent: so it is not. */
    @Test
    void sendsNothingOnceTheSoundingTookTooLong() {
        var usual = settings(WECHAT.wechat.baseUrl(), 8, 4);
        WECHAT.use(new WechatSettings(
                usual.apiUrl(),
                usual.openUrl(),
                usual.connectPatience(),
                usual.silencePatience(),
                Duration.ofMillis(700),
                8,
                32,
                8,
                4,
                Duration.ofMillis(100)));
        WECHAT.answerCode(SUBSCRIBE, -1);
        send();
        send();
        WECHAT.wechat.resetRequests();
        WECHAT.answerCode(SUBSCRIBE, 0);
        WECHAT.answer(SOUNDING, okJson("{\"ip_list\":[]}").withFixedDelay(1500));
        Awaitility.await().atMost(SOON).until(() -> {
            assertThat(send()).isEqualTo(Outcome.TRY_LATER);
            return WECHAT.asked(SOUNDING) >= 1;
        });
        Awaitility.await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> WECHAT.asked(SUBSCRIBE) == 0);
    }

    @Test
    void keepsTheBreakerClosedWhenWechatOnlyDisagrees() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 8, 4));
        WECHAT.answerCode(SUBSCRIBE, 43101);
        assertThat(Flux.range(0, 12)
                        .concatMap(number -> Mono.fromSupplier(CallsTest::send)
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
                        .collectList()
                        .block(SOON))
                .containsOnly(Outcome.REFUSED);
    }

    @Test
    void failsOneKindOfCallAndNotTheOthers() {
        WECHAT.use(settings(WECHAT.wechat.baseUrl(), 8, 4));
        WECHAT.answerCode(SUBSCRIBE, -1);
        send();
        send();
        WECHAT.answer("/sns/jscode2session", "{\"openid\":\"o-1\"}");
        assertThat(WECHAT.here().logins().ofMiniProgram("wxmini01", "code-1").block(SOON))
                .isNotNull();
    }

    private static String held(CountDownLatch begun, CountDownLatch end, AtomicInteger interrupted) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
        return "held";
    }

    private static WechatFailure failure(Calls calls) {
        return calls.call("a", CallKind.LOGIN, () -> WechatFailure.unknown("ran"))
                .onErrorResume(WechatFailure.class, Mono::just)
                .block(SOON);
    }

    private static Calls calls(int together) {
        return new Calls(settings("http://localhost:1", together, 50));
    }

    private static WechatSettings oneThread() {
        var usual = settings("http://localhost:1");
        return new WechatSettings(
                usual.apiUrl(),
                usual.openUrl(),
                usual.connectPatience(),
                usual.silencePatience(),
                Duration.ofMillis(200),
                1,
                4,
                4,
                50,
                usual.breakerPause());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("wechat-")
                        && !thread.getName().equals("wechat-clock"))
                .filter(thread -> !thread.getName().contains("evictor"))
                .count();
    }

    private static Outcome send() {
        return WECHAT.here().messages().send(MESSAGE).map(Receipt::outcome).block(SOON);
    }
}
