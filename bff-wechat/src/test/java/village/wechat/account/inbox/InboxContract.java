package village.wechat.account.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.wechat.account.inbox.Inbox.Again;
import village.wechat.account.inbox.Inbox.Claim;
import village.wechat.account.inbox.Inbox.InHand;
import village.wechat.account.inbox.Inbox.Known;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Inbox.Step;

/** What every inbox does. Each test starts with nothing due. */
public interface InboxContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    Instant LATER = NOW.plusSeconds(60);

    Inbox inbox();

    @Test
    default void givesANewLetterToWhoeverBroughtIt() {
        var letter = letter();
        var claim = arrived(letter);
        assertThat(claim).isEqualTo(new Claim(letter, State.ANSWERING, 1, Optional.empty()));
        assertThat(now(inbox().known(letter.key()))).isEqualTo(new Known(State.ANSWERING, Optional.empty()));
        over(claim);
    }

    @Test
    default void knowsALetterThatCameBefore() {
        var letter = letter();
        var claim = arrived(letter);
        assertThat(now(inbox().arrived(letter, NOW, LATER)))
                .isEqualTo(new Again(new Known(State.ANSWERING, Optional.empty())));
        step(claim, new Step(State.ANSWERED, Optional.empty(), Optional.of("收到了😀𠮷")));
        assertThat(now(inbox().arrived(letter, NOW, LATER)))
                .isEqualTo(new Again(new Known(State.ANSWERED, Optional.of("收到了😀𠮷"))));
    }

    @Test
    default void knowsNothingOfLettersThatNeverCame() {
        assertThat(now(inbox().known("never"))).isNull();
    }

    @Test
    default void givesALetterToOneOfManyWhoBringItAtOnce() {
        var letter = letter();
        var arrivals = Flux.range(0, 24)
                .flatMap(n -> inbox().arrived(letter, NOW, LATER).subscribeOn(Schedulers.boundedElastic()), 24)
                .collectList();
        var mine = now(arrivals).stream()
                .filter(InHand.class::isInstance)
                .map(InHand.class::cast)
                .toList();
        assertThat(mine).hasSize(1);
        over(mine.get(0).claim());
    }

    @Test
    default void givesALetterToAnotherWhenItsTimeIsOver() {
        var letter = letter();
        var first = arrived(letter);
        assertThat(now(inbox().due(NOW, LATER))).isNull();
        var second = now(inbox().due(LATER, LATER.plusSeconds(60)));
        assertThat(second).isEqualTo(new Claim(letter, State.ANSWERING, 2, Optional.empty()));
        assertThat(now(inbox().step(first, Step.to(State.ANSWERED)))).isFalse();
        step(second, Step.to(State.ANSWERED));
    }

    @Test
    default void givesEachDueLetterToOneOfMany() {
        var letters = List.of(letter(), letter(), letter(), letter(), letter());
        letters.forEach(letter -> step(arrived(letter), new Step(State.RECEIVED, Optional.of(NOW), Optional.empty())));
        var claims = now(Flux.range(0, 20)
                .flatMap(n -> inbox().due(NOW, LATER).subscribeOn(Schedulers.boundedElastic()), 20)
                .collectList());
        assertThat(claims).extracting(Claim::letter).containsExactlyInAnyOrderElementsOf(letters);
        claims.forEach(this::over);
    }

    @Test
    default void keepsALateReplyUntilItIsSent() {
        var letter = letter();
        step(arrived(letter), new Step(State.LATE, Optional.of(NOW), Optional.of("修好了")));
        assertThat(now(inbox().known(letter.key()))).isEqualTo(new Known(State.LATE, Optional.empty()));
        var claim = now(inbox().due(NOW, LATER));
        assertThat(claim).isEqualTo(new Claim(letter, State.SENDING, 1, Optional.of("修好了")));
        step(claim, new Step(State.LATE, Optional.of(NOW), Optional.empty()));
        var again = now(inbox().due(NOW, LATER));
        assertThat(again).isEqualTo(new Claim(letter, State.SENDING, 2, Optional.of("修好了")));
        step(again, Step.to(State.SENT));
        assertThat(now(inbox().due(LATER, LATER))).isNull();
        assertThat(now(inbox().known(letter.key()))).isEqualTo(new Known(State.SENT, Optional.empty()));
    }

    @Test
    default void doesNotSendAgainWhatADeadInstanceWasSending() {
        var letter = letter();
        step(arrived(letter), new Step(State.LATE, Optional.of(NOW), Optional.of("修好了")));
        now(inbox().due(NOW, LATER));
        assertThat(now(inbox().due(LATER, LATER)).state()).isEqualTo(State.UNKNOWN);
        assertThat(now(inbox().due(LATER.plusSeconds(600), LATER))).isNull();
    }

    @Test
    default void takesWhatOneFollowerSentInOrder() {
        var follower = UUID.randomUUID().toString();
        var first = arrived(letter(follower, NOW));
        var second = letter(follower, NOW.plusSeconds(1));
        var third = letter(follower, NOW.plusSeconds(2));
        waits(third);
        waits(second);
        assertThat(now(inbox().due(NOW.plusSeconds(5), LATER))).isNull();
        assertThat(now(inbox().turn(second.key(), LATER))).isNull();
        over(first);
        assertThat(now(inbox().turn(third.key(), LATER))).isNull();
        over(now(inbox().turn(second.key(), LATER)), State.ANSWERED);
        assertThat(now(inbox().turn(second.key(), LATER))).isNull();
        var last = now(inbox().due(NOW.plusSeconds(5), LATER));
        assertThat(last).isEqualTo(new Claim(third, State.ANSWERING, 1, Optional.empty()));
        over(last);
    }

    @Test
    default void letsNoLetterWaitForAReplyThatIsLate() {
        var follower = UUID.randomUUID().toString();
        late(letter(follower, NOW));
        var second = arrived(letter(follower, NOW.plusSeconds(1)));
        var third = letter(follower, NOW.plusSeconds(2));
        waits(third);
        var sending = now(inbox().due(NOW, LATER));
        assertThat(sending.state()).isEqualTo(State.SENDING);
        over(second);
        over(now(inbox().turn(third.key(), LATER)));
        over(arrived(letter(follower, NOW.plusSeconds(3))));
        over(sending, State.SENT);
        assertThat(now(inbox().due(LATER, LATER))).isNull();
    }

    @Test
    default void sendsLateRepliesOfOneFollowerInOrderOneAtATime() {
        var follower = UUID.randomUUID().toString();
        var first = letter(follower, NOW);
        var second = letter(follower, NOW.plusSeconds(1));
        late(first);
        late(second);
        var sending = now(inbox().due(NOW, LATER));
        assertThat(sending.letter()).isEqualTo(first);
        assertThat(now(inbox().due(NOW, LATER))).isNull();
        step(sending, new Step(State.LATE, Optional.of(LATER), Optional.empty()));
        assertThat(now(inbox().due(NOW, LATER))).isNull();
        over(now(inbox().due(LATER, LATER.plusSeconds(60))), State.SENT);
        var next = now(inbox().due(LATER, LATER.plusSeconds(60)));
        assertThat(next).isEqualTo(new Claim(second, State.SENDING, 1, Optional.of("修好了")));
        over(next, State.SENT);
    }

    @Test
    default void letsLettersOfOthersPass() {
        var held = arrived(letter());
        over(arrived(letter()));
        over(held);
    }

    @Test
    default void goesOnWhenTheHolderOfALaterOneDiedBeforeAnEarlierOneCame() {
        var follower = UUID.randomUUID().toString();
        var later = arrived(letter(follower, NOW.plusSeconds(1)));
        var earlier = letter(follower, NOW);
        waits(earlier);
        assertThat(now(inbox().due(NOW.plusSeconds(5), LATER))).isNull();
        assertThat(now(inbox().turn(earlier.key(), LATER))).isNull();
        var taken = now(inbox().due(LATER, LATER.plusSeconds(60)));
        assertThat(taken.letter()).isEqualTo(later.letter());
        over(taken);
        over(now(inbox().turn(earlier.key(), LATER)));
    }

    @Test
    default void givesOneLetterOfAFollowerAtATimeHoweverManyBringThem() {
        var follower = UUID.randomUUID().toString();
        var letters = IntStream.range(0, 12)
                .mapToObj(n -> letter(follower, NOW.plusSeconds(n)))
                .toList();
        var arrivals = now(Flux.fromIterable(letters)
                .flatMap(letter -> inbox().arrived(letter, NOW, LATER).subscribeOn(Schedulers.boundedElastic()), 12)
                .collectList());
        var hands = arrivals.stream()
                .filter(InHand.class::isInstance)
                .map(InHand.class::cast)
                .toList();
        assertThat(hands).hasSize(1);
        over(hands.get(0).claim());
        for (var left = letters.size() - 1; left > 0; left--) {
            var claims = now(Flux.range(0, 8)
                    .flatMap(n -> inbox().due(LATER, LATER.plusSeconds(60)).subscribeOn(Schedulers.boundedElastic()), 8)
                    .collectList());
            assertThat(claims).hasSize(1);
            over(claims.get(0));
        }
        assertThat(now(inbox().due(LATER, LATER))).isNull();
    }

    @Test
    default void letsWhoSaidThatALetterIsAnsweredSaySoAgainOrThatItsReplyIsLate() {
        var letter = letter();
        var claim = arrived(letter);
        var answered = new Step(State.ANSWERED, Optional.empty(), Optional.of("收到了"));
        step(claim, answered);
        step(claim, answered);
        assertThat(now(inbox().step(claim, new Step(State.RECEIVED, Optional.of(NOW), Optional.empty()))))
                .isFalse();
        step(claim, new Step(State.LATE, Optional.of(NOW), Optional.empty()));
        assertThat(now(inbox().step(claim, answered))).isFalse();
        var sending = now(inbox().due(NOW, LATER));
        assertThat(sending).isEqualTo(new Claim(letter, State.SENDING, 1, Optional.of("收到了")));
        over(sending);
    }

    @Test
    default void forgetsWhatIsOldAndNothingElse() {
        var old =
                new Letter(UUID.randomUUID().toString(), "wx1", "somebody", NOW.minus(Duration.ofDays(400)), "<xml/>");
        var fresh = letter();
        over(arrived(old));
        over(arrived(fresh));
        assertThat(now(inbox().forget(NOW.minus(Duration.ofDays(300)), 10))).isEqualTo(1);
        assertThat(now(inbox().known(old.key()))).isNull();
        assertThat(now(inbox().known(fresh.key()))).isNotNull();
    }

    default Claim arrived(Letter letter) {
        return ((InHand) now(inbox().arrived(letter, NOW, LATER))).claim();
    }

    /** Its reply is due to be sent now. */
    default void late(Letter letter) {
        step(arrived(letter), new Step(State.LATE, Optional.of(NOW), Optional.of("修好了")));
    }

    default void step(Claim claim, Step step) {
        assertThat(now(inbox().step(claim, step))).isTrue();
    }

    default void over(Claim claim) {
        over(claim, State.ANSWERED);
    }

    default void over(Claim claim, State state) {
        step(claim, Step.to(state));
    }

    default void waits(Letter letter) {
        assertThat(now(inbox().arrived(letter, NOW.plusSeconds(5), LATER)))
                .isEqualTo(new Again(new Known(State.RECEIVED, Optional.empty())));
    }

    static Letter letter() {
        return letter(UUID.randomUUID().toString(), NOW);
    }

    static Letter letter(String follower, Instant receivedAt) {
        return new Letter(
                UUID.randomUUID().toString(), "wx1", follower, receivedAt, "<xml><Content>路灯坏了😀𠮷</Content></xml>");
    }

    static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
