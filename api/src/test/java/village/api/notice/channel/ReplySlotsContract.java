package village.api.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.identity.OpenId;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.ReplySlots.Slot;

/** What every keeper of reply windows does. */
public interface ReplySlotsContract {
    Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);

    ReplySlots slots();

    @ParameterizedTest
    @CsvSource({"MESSAGE, 5", "ACT, 3"})
    default void givesAsManyAsTheWindowHas(Opening by, int most) {
        var follower = follower();
        opened(follower, by, NOON);
        for (var i = 0; i < most; i++) {
            assertThat(take(follower, NOON.plusSeconds(i))).isNotNull();
        }
        assertThat(take(follower, NOON.plusSeconds(most))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"MESSAGE, 172799, true", "MESSAGE, 172800, false", "ACT, 59, true", "ACT, 60, false"})
    default void closesToTheSecond(Opening by, long seconds, boolean open) {
        var follower = follower();
        opened(follower, by, NOON);
        assertThat(take(follower, NOON.plusSeconds(seconds)) != null).isEqualTo(open);
    }

    @Test
    default void givesNothingToWhoNeverWrote() {
        assertThat(take(follower(), NOON)).isNull();
    }

    @Test
    default void takesFromTheWindowThatClosesFirst() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        opened(follower, Opening.ACT, NOON.plusSeconds(10));
        assertThat(take(follower, NOON.plusSeconds(20)).by()).isEqualTo(Opening.ACT);
        assertThat(take(follower, NOON.plusSeconds(80)).by()).isEqualTo(Opening.MESSAGE);
    }

    @Test
    default void countsANewerMessageAnewAndARepeatedOneNot() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        takeAll(follower, NOON.plusSeconds(1), 5);
        opened(follower, Opening.MESSAGE, NOON);
        opened(follower, Opening.MESSAGE, NOON.minusSeconds(5));
        assertThat(take(follower, NOON.plusSeconds(2))).isNull();
        opened(follower, Opening.MESSAGE, NOON.plusSeconds(3));
        takeAll(follower, NOON.plusSeconds(4), 5);
    }

    @Test
    default void takesBackWhatWasNotUsed() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        takeAll(follower, NOON.plusSeconds(1), 4);
        giveBack(take(follower, NOON.plusSeconds(2)));
        assertThat(take(follower, NOON.plusSeconds(3))).isNotNull();
        assertThat(take(follower, NOON.plusSeconds(3))).isNull();
    }

    @Test
    default void takesNothingBackIntoAnotherWindow() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        var old = take(follower, NOON.plusSeconds(1));
        opened(follower, Opening.MESSAGE, NOON.plusSeconds(2));
        takeAll(follower, NOON.plusSeconds(3), 5);
        giveBack(old);
        assertThat(take(follower, NOON.plusSeconds(4))).isNull();
    }

    @Test
    default void shutsWhatWechatSaysIsShut() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        opened(follower, Opening.ACT, NOON);
        var refused = take(follower, NOON.plusSeconds(1));
        var unused = take(follower, NOON.plusSeconds(1));
        shut(refused, NOON.plusSeconds(2));
        giveBack(unused);
        assertThat(take(follower, NOON.plusSeconds(3))).isNull();
        opened(follower, Opening.MESSAGE, NOON.plusSeconds(4));
        takeAll(follower, NOON.plusSeconds(5), 5);
    }

    @Test
    default void leavesOpenWhatWasOpenedSince() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        var refused = take(follower, NOON.plusSeconds(1));
        opened(follower, Opening.MESSAGE, NOON.plusSeconds(2));
        shut(refused, NOON.plusSeconds(3));
        assertThat(take(follower, NOON.plusSeconds(4))).isNotNull();
    }

    @Test
    default void isExactWhenFiftyTakeAtOnce() {
        var follower = follower();
        opened(follower, Opening.MESSAGE, NOON);
        opened(follower, Opening.ACT, NOON);
        var taken = Flux.range(0, 50)
                .flatMap(i -> slots().take(follower, NOON.plusSeconds(1)).subscribeOn(Schedulers.parallel()), 50)
                .collectList()
                .block(PATIENCE);
        assertThat(taken).hasSize(8);
        assertThat(taken).filteredOn(slot -> slot.by() == Opening.ACT).hasSize(3);
    }

    // --- words

    default OpenId follower() {
        return new OpenId("wxservice", "o" + UUID.randomUUID());
    }

    default void opened(OpenId follower, Opening by, Instant at) {
        slots().opened(follower, by, at).block(PATIENCE);
    }

    default Slot take(OpenId follower, Instant now) {
        return slots().take(follower, now).block(PATIENCE);
    }

    default void takeAll(OpenId follower, Instant now, int count) {
        for (var i = 0; i < count; i++) {
            assertThat(take(follower, now)).isNotNull();
        }
        assertThat(count < 5 || take(follower, now) == null).isTrue();
    }

    default void giveBack(Slot slot) {
        slots().giveBack(slot).block(PATIENCE);
    }

    default void shut(Slot slot, Instant at) {
        slots().shut(slot, at).block(PATIENCE);
    }
}
