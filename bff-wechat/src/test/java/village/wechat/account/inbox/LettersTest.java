package village.wechat.account.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Unavailable;
import village.api.notice.OpenReplyWindow;
import village.wechat.account.Alarm;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;
import village.wechat.account.LateReplies.Outcome;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.MessageForm;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.dialogue.talk.EmergencyWords;
import village.wechat.dialogue.talk.Links;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SpokenAlarm;

class LettersTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pace PACE = new Pace(
            Duration.ofMillis(200),
            Duration.ofMillis(600),
            Duration.ofMillis(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofDays(2));

    private static final Alarm ALARM = new SpokenAlarm(EmergencyWords.shipped(), new Replies(Links.of("")));

    private final InMemoryInbox kept = new InMemoryInbox();
    private final List<String> windows = Collections.synchronizedList(new ArrayList<>());
    private final List<String> late = Collections.synchronizedList(new ArrayList<>());
    private final List<Letter> asideKept = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger asked = new AtomicInteger();
    private Inbox inbox = kept;
    private Aside aside = letter -> Mono.fromRunnable(() -> asideKept.add(letter));
    private Conversation conversation = (message, key) -> Mono.just(Optional.of("收到了"));
    private Outcome outcome = Outcome.SENT;

    @Test
    void repliesWithTheCallbackWhenThatIsQuick() {
        assertThat(receive(letter("1"))).contains("收到了");
        assertThat(state("1")).isEqualTo(State.ANSWERED);
        assertThat(windows).containsExactly("MESSAGE");
        assertThat(workedOff()).isEmpty();
        assertThat(late).isEmpty();
    }

    @Test
    void saysNothingWhenThereIsNothingToSay() {
        conversation = (message, key) -> Mono.just(Optional.empty());
        assertThat(receive(letter("1"))).isEmpty();
        assertThat(state("1")).isEqualTo(State.ANSWERED);
    }

    @Test
    void repliesWithAMessageOfItsOwnWhenTheCallbackIsOver() {
        var answer = Sinks.<Optional<String>>one();
        conversation = (message, key) -> answer.asMono();
        assertThat(receive(letter("1"))).isEmpty();
        answer.tryEmitValue(Optional.of("修好了"));
        Awaitility.await().until(() -> state("1") == State.LATE);
        assertThat(receive(letter("1"))).isEmpty();
        assertThat(workedOff()).containsExactly(State.SENT);
        assertThat(late).containsExactly("修好了");
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"UNKNOWN", "REFUSED", "IMPOSSIBLE"})
    void sendsALateReplyOnceWhateverBecomesOfIt(Outcome ending) {
        outcome = ending;
        aLateOne();
        var expected = switch (ending) {
            case UNKNOWN -> State.UNKNOWN;
            case REFUSED -> State.PARKED;
            default -> State.UNDELIVERABLE;
        };
        assertThat(workedOff()).containsExactly(expected);
        assertThat(late).hasSize(1);
    }

    @Test
    void sendsALateReplyAgainOnlyIfItCertainlyWasNotSent() {
        outcome = Outcome.TRY_LATER;
        aLateOne();
        assertThat(answerLetters().next().block(Duration.ofSeconds(10))).isEqualTo(State.LATE);
        outcome = Outcome.SENT;
        Awaitility.await().until(() -> workedOff().contains(State.SENT));
        assertThat(late).hasSize(2);
    }

    @Test
    void asksOnceForALetterThatIsToldManyTimesAtOnce() {
        conversation = (message, key) -> Mono.delay(Duration.ofMillis(150)).thenReturn(Optional.of("收到了"));
        var replies = Flux.range(0, 12)
                .flatMap(n -> receiving(letter("1")).subscribeOn(Schedulers.boundedElastic()), 12)
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(replies).hasSize(12).containsOnly(Optional.of("收到了"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void repliesTheSameToALetterToldAgain() {
        receive(letter("1"));
        conversation = (message, key) -> Mono.just(Optional.of("别的话"));
        assertThat(receive(letter("1"))).contains("收到了");
        assertThat(asked).hasValue(1);
    }

    @Test
    void triesAgainWhatFailedAndThenGivesUp() {
        conversation = (message, key) -> Mono.error(new IllegalStateException("broken"));
        assertThat(receive(letter("1"))).isEmpty();
        Awaitility.await().until(() -> workedOff().contains(State.PARKED));
        assertThat(asked).hasValue(2);
    }

    @Test
    void putsALetterAsideWhenTheInboxDoesNotAnswer() {
        inbox = new Broken(Mono.never());
        assertThat(receive(letter("1"))).contains("消息收到了，系统有点忙，稍后回复您。");
        assertThat(asideKept).extracting(Letter::key).containsExactly(key("1"));
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<MsgType>text</MsgType><Content>我家着火了</Content>",
                "<MsgType>voice</MsgType><MediaId>m</MediaId><Format>amr</Format><Recognition>厨房着火了</Recognition>"
            })
    void tellsWhoeverIsInDangerWhomToCallAlsoWhenTheLetterIsPutAside(String danger) {
        for (var unreachable : List.of(Mono.<Inbox.Arrival>never(), Mono.<Inbox.Arrival>error(unavailable()))) {
            inbox = new Broken(unreachable);
            assertThat(receive(letter(danger, "1")).orElseThrow()).matches("(?s).*119.*消息收到了，系统有点忙，稍后回复您。");
        }
        assertThat(asideKept).hasSize(2);
    }

    @Test
    void saysNothingAboutAnActNobodyWaitsForWhenItIsPutAside() {
        inbox = new Broken(Mono.error(new Unavailable("postgres", new IllegalStateException())));
        var left = letter("<MsgType>event</MsgType><Event>unsubscribe</Event>", "9");
        assertThat(receive(left)).isEmpty();
        assertThat(asideKept).hasSize(1);
    }

    @Test
    void letsWechatTellAgainWhatIsSafeNowhere() {
        inbox = new Broken(Mono.error(new Unavailable("postgres", new IllegalStateException())));
        aside = letter -> Mono.error(new Unavailable("redis", new IllegalStateException()));
        assertThatThrownBy(() -> receive(letter("1"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void handsALetterBackThatWasKeptTooLate() {
        inbox = new Slow(Duration.ofMillis(400));
        assertThat(receive(letter("1"))).isPresent();
        Awaitility.await().until(() -> kept.known(key("1")).hasElement().block());
        Awaitility.await().until(() -> state("1") == State.RECEIVED);
    }

    @Test
    void cutsAReplyThatIsTooLongForWechatBetweenCharacters() {
        conversation = (message, key) -> Mono.just(Optional.of("𠮷".repeat(700)));
        assertThat(receive(letter("1"))).contains("𠮷".repeat(599) + "…");
    }

    @Test
    void goesOnWhenTheWindowCannotBeNoted() {
        windows.add("full");
        assertThat(receive(letter("1"))).contains("收到了");
    }

    @Test
    void answersWhatOneFollowerSentInOrderEachWithItsOwnCallback() {
        var answer = Sinks.<Optional<String>>one();
        conversation = (message, key) -> key.equals(key("1")) ? answer.asMono() : Mono.just(Optional.of("第二句"));
        var first = receiving(letter("1")).toFuture();
        var second = receiving(letter("2")).toFuture();
        Awaitility.await().until(() -> kept.known(key("2")).hasElement().block());
        assertThat(asked).hasValue(1);
        answer.tryEmitValue(Optional.of("第一句"));
        assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of("第一句"));
        assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of("第二句"));
        assertThat(workedOff()).isEmpty();
    }

    @Test
    void saysNothingThatCouldNotBeWrittenDownAndNothingTwice() {
        inbox = new Stalling(Mono.delay(Duration.ofMillis(900)).then(Mono.error(unavailable())));
        assertThat(receive(letter("1"))).isEmpty();
        Awaitility.await().until(() -> workedOff().contains(State.SENT));
        assertThat(late).containsExactly("收到了");
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysOnceWhatWasWrittenDownThoughNobodyHeardThatItWas() {
        inbox = new Stalling(Mono.error(unavailable())) {
            @Override
            Mono<Boolean> said(Claim claim, Step step) {
                return kept.step(claim, step).then(super.said(claim, step));
            }
        };
        assertThat(receive(letter("1"))).contains("收到了");
        assertThat(workedOff()).isEmpty();
        assertThat(late).isEmpty();
    }

    @Test
    void saysNothingForALetterThatIsInAnothersHand() {
        inbox = new Stalling(Mono.just(false));
        assertThat(receive(letter("1"))).isEmpty();
        assertThat(late).isEmpty();
    }

    private static Unavailable unavailable() {
        return new Unavailable("postgres", new IllegalStateException());
    }

    private void aLateOne() {
        var answer = Sinks.<Optional<String>>one();
        conversation = (message, key) -> answer.asMono();
        receive(letter("1"));
        answer.tryEmitValue(Optional.of("修好了"));
        Awaitility.await().until(() -> state("1") == State.LATE);
    }

    private Optional<String> receive(Letter letter) {
        return receiving(letter).block(Duration.ofSeconds(10));
    }

    private Mono<Optional<String>> receiving(Letter letter) {
        return new ReceiveLetters(inbox, aside, answerLetters(), ALARM, PACE, CLOCK).receive(letter, letter.message());
    }

    private List<State> workedOff() {
        return answerLetters().next().repeat(5).collectList().block(Duration.ofSeconds(10));
    }

    private AnswerLetters answerLetters() {
        var followers = new Followers(new OpenReplyWindow((follower, by, at) -> windows.contains("full")
                ? Mono.error(new IllegalStateException("broken"))
                : Mono.fromRunnable(() -> windows.add(by.name()))));
        LateReplies replies = (to, text) -> {
            late.add(text);
            return Mono.just(outcome);
        };
        Conversation counted = (message, key) -> {
            asked.incrementAndGet();
            return conversation.answer(message, key);
        };
        return new AnswerLetters(inbox, followers, counted, replies, PACE, CLOCK);
    }

    private State state(String number) {
        return kept.known(key(number)).block().state();
    }

    private static Letter letter(String number) {
        return letter("<MsgType>text</MsgType><Content>路灯坏了</Content>", number);
    }

    private static Letter letter(String what, String number) {
        var text =
                "<xml><ToUserName>gh_1</ToUserName><FromUserName>o-1</FromUserName><CreateTime>1700000000</CreateTime>"
                        + what + "<MsgId>" + number + "</MsgId></xml>";
        var message = CallbackMessage.of(text);
        return new Letter(
                MessageForm.key("wx1", message), "wx1", MessageForm.follower("wx1", message), CLOCK.instant(), text);
    }

    private static String key(String number) {
        return letter(number).key();
    }

    /** An inbox that keeps nothing. */
    private class Broken extends Through {
        private final Mono<Arrival> arrival;

        Broken(Mono<Arrival> arrival) {
            this.arrival = arrival;
        }

        @Override
        public Mono<Arrival> arrived(Letter letter, Instant left, Instant until) {
            return arrival;
        }
    }

    /** An inbox that takes its time. */
    private class Slow extends Through {
        private final Duration time;

        Slow(Duration time) {
            this.time = time;
        }

        @Override
        public Mono<Arrival> arrived(Letter letter, Instant left, Instant until) {
            return Mono.delay(time).then(Mono.defer(() -> kept.arrived(letter, left, until)));
        }
    }

    /** An inbox that does not say in time that it wrote something down, the first time it is asked. */
    private class Stalling extends Through {
        private final Mono<Boolean> said;
        private final AtomicBoolean stalled = new AtomicBoolean();

        Stalling(Mono<Boolean> said) {
            this.said = said;
        }

        @Override
        public Mono<Arrival> arrived(Letter letter, Instant left, Instant until) {
            return kept.arrived(letter, left, until);
        }

        @Override
        public Mono<Boolean> step(Claim claim, Step step) {
            return Mono.defer(() -> stalled.compareAndSet(false, true) ? said(claim, step) : kept.step(claim, step));
        }

        Mono<Boolean> said(Claim claim, Step step) {
            return said;
        }
    }

    private abstract class Through implements Inbox {
        @Override
        public Mono<Known> known(String key) {
            return kept.known(key);
        }

        @Override
        public Mono<Claim> turn(String key, Instant until) {
            return kept.turn(key, until);
        }

        @Override
        public Mono<Claim> due(Instant now, Instant until) {
            return kept.due(now, until);
        }

        @Override
        public Mono<Boolean> step(Claim claim, Step step) {
            return kept.step(claim, step);
        }

        @Override
        public Mono<Long> forget(Instant receivedBefore, int limit) {
            return kept.forget(receivedBefore, limit);
        }
    }
}
