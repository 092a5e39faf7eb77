package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.channel.CountingMessages;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.DeliverNotices.Pace;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.preference.QuietHours;

class DeliverNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pace PACE = new Pace(
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofMinutes(2));

    private final InMemoryNoticesTest post = new InMemoryNoticesTest();
    private final PostOffice.User user = post.user();
    private final OpenId follower = post.follower(user.person());
    private final SettableClock clock = new SettableClock(PostOffice.NOON);
    private final CountingMessages wechat = new CountingMessages(Outcome.SENT);
    private final DeliverNotices deliver =
            new DeliverNotices(post.deliveries(), wechat.senders(), PACE, clock, new Random(1));

    @ParameterizedTest
    @CsvSource({
        "SENT, SENT, 1",
        "REFUSED, REFUSED, 0",
        "IMPOSSIBLE, IMPOSSIBLE, 2",
        "UNKNOWN, UNKNOWN, 1",
        "TRY_LATER, PENDING, 2"
    })
    void endsAsWechatSays(Outcome outcome, State state, int remaining) {
        consents(2);
        post.plan(user);
        wechat.answer(outcome);
        assertThat(next()).isEqualTo(state);
        assertThat(post.remaining(user)).isEqualTo(remaining);
        assertThat(wechat.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SENT", "REFUSED", "IMPOSSIBLE", "UNKNOWN"})
    void neverSendsAgainWhatIsDoneWith(Outcome outcome) {
        consents(3);
        post.plan(user);
        wechat.answer(outcome);
        next();
        clock.advance(Duration.ofHours(12));
        assertThat(next()).isNull();
        assertThat(wechat.calls()).hasSize(1);
    }

    @Test
    void askingWithoutConsentIsNotEvenTried() {
        post.plan(user);
        assertThat(next()).isEqualTo(State.NO_CONSENT);
        assertThat(wechat.calls()).isEmpty();
    }

    @Test
    void triesLaterAndLaterAndParksAfterADay() {
        consents(1);
        post.plan(user);
        wechat.answer(Outcome.TRY_LATER);
        var started = clock.instant();
        State state;
        do {
            state = next();
            clock.advance(Duration.ofMinutes(1));
        } while (state != State.PARKED);
        assertThat(Duration.between(started, clock.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(25));
        assertThat(wechat.calls()).hasSizeBetween(20, 45);
        assertThat(post.remaining(user)).isEqualTo(1);
    }

    @Test
    void succeedsWhenWechatIsBack() {
        consents(1);
        post.plan(user);
        wechat.answer(Outcome.TRY_LATER);
        next();
        wechat.answer(Outcome.SENT);
        clock.advance(Duration.ofSeconds(20));
        assertThat(next()).isNull();
        clock.advance(Duration.ofSeconds(20));
        assertThat(next()).isEqualTo(State.SENT);
        assertThat(post.remaining(user)).isZero();
    }

    @Test
    void goesFromOneChannelToTheNextOnADefiniteNo() {
        consents(1);
        planAll();
        wechat.answer(letter -> Mono.just(
                switch (letter.channel()) {
                    case SUBSCRIBE -> Outcome.REFUSED;
                    case CUSTOMER -> Outcome.NO_WINDOW;
                    case TEMPLATE -> Outcome.SENT;
                }));
        assertThat(next()).isEqualTo(State.REFUSED);
        assertThat(next()).isEqualTo(State.NO_WINDOW);
        assertThat(next()).isEqualTo(State.SENT);
        assertThat(next()).isNull();
        assertThat(wechat.channels()).containsExactly(Channel.SUBSCRIBE, Channel.CUSTOMER, Channel.TEMPLATE);
        assertThat(post.slots().take(follower, clock.instant()).block(PATIENCE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SENT", "UNKNOWN", "TRY_LATER"})
    void goesToNoOtherChannelOtherwise(Outcome outcome) {
        consents(1);
        planAll();
        wechat.answer(outcome);
        next();
        assertThat(next()).isNull();
        assertThat(wechat.channels()).containsExactly(Channel.SUBSCRIBE);
    }

    @Test
    void isNotSentAtNightThoughItWasDueBefore() {
        consents(1);
        clock.advance(Duration.ofHours(8));
        planQuiet();
        clock.advance(Duration.ofHours(1));
        assertThat(next()).isEqualTo(State.PENDING);
        assertThat(wechat.calls()).isEmpty();
        assertThat(post.remaining(user)).isEqualTo(1);
        clock.advance(Duration.ofHours(10).minusSeconds(1));
        assertThat(next()).isNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(next()).isEqualTo(State.SENT);
    }

    @Test
    void isNotTriedAgainAtNight() {
        consents(1);
        clock.advance(Duration.ofHours(9).minusSeconds(10));
        planQuiet();
        wechat.answer(Outcome.TRY_LATER);
        assertThat(next()).isEqualTo(State.PENDING);
        wechat.answer(Outcome.SENT);
        clock.advance(Duration.ofHours(10));
        assertThat(next()).isNull();
        clock.advance(Duration.ofSeconds(10));
        assertThat(next()).isEqualTo(State.SENT);
    }

    private void planAll() {
        post.write(follower, clock.instant());
        post.plan(user.person(), post.subscribe(user), post.customer(follower), post.template(follower));
    }

    private void planQuiet() {
        var deliveries = Delivery.planned(
                Cases.IDS, List.of(post.subscribe(user)), clock.instant(), Optional.of(QuietHours.USUAL));
        post.tell(post.notice(user.person(), UUID.randomUUID(), Notice.Kind.FILED), deliveries);
    }

    @Test
    void takesSilenceAndAccidentsForUnknown() {
        consents(3);
        post.plan(user);
        post.plan(user);
        post.plan(user);
        wechat.answer(message -> Mono.never());
        assertThat(next()).isEqualTo(State.UNKNOWN);
        wechat.answer(message -> Mono.error(new IllegalStateException("broken")));
        assertThat(next()).isEqualTo(State.UNKNOWN);
        wechat.answer(message -> Mono.empty());
        assertThat(next()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void oneHangingCallLeavesTheOthersAlone() {
        consents(2);
        post.plan(user);
        post.plan(user);
        wechat.answer(message -> Mono.never());
        var hanging = deliver.next().toFuture();
        wechat.answer(Outcome.SENT);
        assertThat(next()).isEqualTo(State.SENT);
        assertThat(hanging).succeedsWithin(PATIENCE).isEqualTo(State.UNKNOWN);
    }

    @Test
    void doesNotSendAgainWhatACrashedInstanceBegan() {
        consents(2);
        post.plan(user);
        post.begin();
        clock.advance(Duration.ofSeconds(119));
        assertThat(deliver.abandonCrashed().block(PATIENCE)).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(deliver.abandonCrashed().block(PATIENCE)).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(next()).isNull();
        assertThat(wechat.calls()).isEmpty();
    }

    private State next() {
        return deliver.next().block(PATIENCE);
    }

    private void consents(int count) {
        for (var i = 0; i < count; i++) {
            post.subscriptions()
                    .answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT))
                    .block(PATIENCE);
        }
    }

    static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
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
