package village.wechat.account.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.account.inbox.InboxContract.NOW;
import static village.wechat.account.inbox.InboxContract.now;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.notice.OpenReplyWindow;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;
import village.wechat.account.LateReplies.Outcome;
import village.wechat.account.inbox.Inbox.InHand;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Inbox.Step;

/** WeChat is away, and the clock is moved. */
class LatePatienceTest {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Letter LETTER = new Letter("key-1", "wx1", "somebody", NOW, """
        <xml><ToUserName>gh_1</ToUserName><FromUserName>o-1</FromUserName><CreateTime>1700000000</CreateTime>
        <MsgType>text</MsgType><Content>路灯坏了</Content><MsgId>1</MsgId></xml>
        """);

    private final InMemoryInbox inbox = new InMemoryInbox();
    private final List<Duration> sendings = new ArrayList<>();
    private Instant time = NOW;
    private Outcome outcome = Outcome.TRY_LATER;

    @Test
    void waitsLongerAndLongerButNeverLongerThanItMay() {
        assertThat(List.of(1, 2, 3, 8, 9, 400))
                .extracting(Letters.PACE::backoff)
                .extracting(Duration::toSeconds)
                .containsExactly(2L, 4L, 8L, 256L, 300L, 300L);
    }

    @Test
    void goesOnForTwoDaysAndThenGivesUp() {
        late();
        assertThat(workedOffFor(Duration.ofHours(60))).isEqualTo(State.PARKED);
        assertThat(sendings.get(0)).isZero();
        assertThat(sendings.get(sendings.size() - 1))
                .isBetween(Duration.ofHours(48).minusMinutes(5), Duration.ofHours(48));
        for (var i = 1; i < sendings.size(); i++) {
            assertThat(sendings.get(i).minus(sendings.get(i - 1))).isBetween(STEP, Duration.ofMinutes(5));
        }
        assertThat(sendings.size()).isLessThan(48 * 12 + 12);
    }

    @Test
    void sendsOnceMoreWhenWechatIsBackAfterAnHour() {
        late();
        assertThat(workedOffFor(Duration.ofHours(1))).isEqualTo(State.LATE);
        outcome = Outcome.SENT;
        var before = sendings.size();
        assertThat(workedOffFor(Duration.ofMinutes(6))).isEqualTo(State.SENT);
        workedOffFor(Duration.ofHours(1));
        assertThat(sendings).hasSize(before + 1);
    }

    private void late() {
        var claim = ((InHand) now(inbox.arrived(LETTER, NOW, NOW))).claim();
        now(inbox.step(claim, new Step(State.LATE, Optional.of(NOW), Optional.of("修好了"))));
    }

    /** Also tells how far the letter is then. */
    private State workedOffFor(Duration duration) {
        var end = time.plus(duration);
        var answer = answerLetters();
        for (; time.isBefore(end); time = time.plus(STEP)) {
            answer.next().block();
        }
        return now(inbox.known(LETTER.key())).state();
    }

    private AnswerLetters answerLetters() {
        Conversation silent = (message, key) -> Mono.error(new AssertionError("answered before"));
        LateReplies replies = (to, text) -> Mono.fromSupplier(() -> {
            sendings.add(Duration.between(NOW, time));
            return outcome;
        });
        var nobody = new OpenReplyWindow((follower, by, at) -> Mono.empty());
        return Letters.answered(inbox, silent, nobody, replies, new MovedClock());
    }

    private final class MovedClock extends Clock {
        @Override
        public Instant instant() {
            return time;
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
