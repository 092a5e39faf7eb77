package village.wechat.account.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        assertThat(now(inbox().arrived(letter, LATER)))
                .isEqualTo(new Again(new Known(State.ANSWERING, Optional.empty())));
        step(claim, new Step(State.ANSWERED, Optional.empty(), Optional.of("收到了😀𠮷")));
        assertThat(now(inbox().arrived(letter, LATER)))
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
                .flatMap(n -> inbox().arrived(letter, LATER).subscribeOn(Schedulers.boundedElastic()), 24)
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
    default void forgetsWhatIsOldAndNothingElse() {
        var old = new Letter(UUID.randomUUID().toString(), "wx1", NOW.minus(Duration.ofDays(400)), "<xml/>");
        var fresh = letter();
        over(arrived(old));
        over(arrived(fresh));
        assertThat(now(inbox().forget(NOW.minus(Duration.ofDays(300)), 10))).isEqualTo(1);
        assertThat(now(inbox().known(old.key()))).isNull();
        assertThat(now(inbox().known(fresh.key()))).isNotNull();
    }

    default Claim arrived(Letter letter) {
        return ((InHand) now(inbox().arrived(letter, LATER))).claim();
    }

    default void step(Claim claim, Step step) {
        assertThat(now(inbox().step(claim, step))).isTrue();
    }

    default void over(Claim claim) {
        step(claim, Step.to(State.ANSWERED));
    }

    static Letter letter() {
        return new Letter(UUID.randomUUID().toString(), "wx1", NOW, "<xml><Content>路灯坏了😀𠮷</Content></xml>");
    }

    static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
