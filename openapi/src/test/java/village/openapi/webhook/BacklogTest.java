package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import village.api.webhook.Webhook;
import village.openapi.webhook.Outbox.Claim;

class BacklogTest {
    private static final int AT_ONCE = 4;
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final Duration SWIFT = Duration.ofMillis(3);
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Backlog backlog = new Backlog(AT_ONCE, FRESH);

    @Test
    void noMoreAreOnTheirWayThanMayBe() {
        assertThat(backlog.reserve()).isEqualTo(AT_ONCE);
        assertThat(backlog.reserve()).isZero();
        backlog.claimed(AT_ONCE, claims(4), 0, 0);
        assertThat(begun(0)).isEqualTo(4);
        assertThat(backlog.wanting()).isFalse();
    }

    @Test
    void whatWasReservedForNothingIsFreeAgain() {
        var reserved = backlog.reserve();
        backlog.claimed(reserved, List.of(), 0, 0);
        assertThat(backlog.reserve()).isEqualTo(AT_ONCE);
    }

    @Test
    void whoAnswersAtOnceIsClaimedAheadForUpToABound() {
        swift(300);
        assertThat(backlog.reserve()).isEqualTo(Backlog.MOST);
        backlog.claimed(Backlog.MOST, claims(Backlog.MOST), 0, 0);
        assertThat(begun(0)).isEqualTo(AT_ONCE);
        for (var n = 0; n < Backlog.MOST / 2 - 1; n++) {
            backlog.sent(true, SWIFT);
            backlog.noted();
            begun(0);
        }
        assertThat(backlog.reserve()).isZero();
        backlog.sent(true, SWIFT);
        backlog.noted();
        assertThat(backlog.reserve()).isEqualTo(Backlog.MOST / 2);
    }

    @Test
    void whoIsSlowOrFailsIsClaimedAheadForNoMore() {
        swift(300);
        for (var n = 0; n < 3; n++) {
            slow(n % 2 == 0);
        }
        for (var n = 0; n < 3; n++) {
            slow(n % 2 == 0);
        }
        assertThat(backlog.reserve()).isEqualTo(AT_ONCE);
    }

    @Test
    void whatWaitedTooLongIsLeftToOthers() {
        swift(300);
        backlog.claimed(backlog.reserve(), claims(10), 0, 0);
        assertThat(begun(0)).isEqualTo(AT_ONCE);
        backlog.sent(true, SWIFT);
        backlog.noted();
        assertThat(backlog.next(FRESH.toNanos())).isEmpty();
        for (var n = 1; n < AT_ONCE; n++) {
            backlog.sent(true, SWIFT);
            backlog.noted();
        }
        assertThat(backlog.reserve()).isEqualTo(Backlog.MOST);
    }

    @Test
    void whoIsGoneGetsNothingThatWasClaimedAhead() {
        swift(300);
        backlog.claimed(backlog.reserve(), claims(40), 0, 0);
        assertThat(begun(0)).isEqualTo(AT_ONCE);
        backlog.sent(false, SWIFT);
        backlog.gone();
        backlog.noted();
        assertThat(backlog.next(0)).isEmpty();
        for (var n = 1; n < AT_ONCE; n++) {
            backlog.sent(true, SWIFT);
            backlog.noted();
        }
        assertThat(backlog.reserve()).as("nothing is held any more").isEqualTo(Backlog.MOST / 2 + AT_ONCE - 1);
    }

    @Test
    void withoutTimeToSpareNothingIsClaimedAhead() {
        var hasty = new Backlog(AT_ONCE, Duration.ofMillis(-1));
        for (var n = 0; n < 50; n++) {
            var late = Duration.ofDays(1).toNanos();
            hasty.claimed(hasty.reserve(), claims(1), 0, late);
            assertThat(hasty.next(late)).isPresent();
            hasty.sent(true, SWIFT);
            hasty.noted();
        }
        assertThat(hasty.reserve()).isEqualTo(AT_ONCE);
    }

    /** A webhook may be gone, or its client not know of it any more, while a message waits here. */
    @Test
    void whatHasWaitedForAMomentIsLookedAtOnceMore() {
        swift(300);
        backlog.claimed(backlog.reserve(), claims(10), 0, 0);
        assertThat(begun(0)).isEqualTo(AT_ONCE);
        var later = Backlog.SURE.toNanos();
        assertThat(backlog.doubtful(later)).as("nothing could be sent now").isEmpty();
        backlog.sent(true, SWIFT);
        backlog.noted();
        assertThat(backlog.doubtful(later - 1)).as("still certain").isEmpty();
        assertThat(backlog.next(later)).isEmpty();
        var doubtful = backlog.doubtful(later);
        assertThat(doubtful).hasSize(6);
        assertThat(backlog.doubtful(later)).as("one look at a time").isEmpty();
        var reserved = backlog.reserve();
        backlog.claimed(reserved, claims(1), later, later);
        backlog.looked(doubtful, doubtful.subList(2, 4), later);
        assertThat(backlog.next(later)).contains(doubtful.get(2));
        for (var n = 0; n < AT_ONCE; n++) {
            backlog.sent(true, SWIFT);
            backlog.noted();
        }
        assertThat(begun(later))
                .as("the other one that may, and what came meanwhile")
                .isEqualTo(2);
        backlog.sent(true, SWIFT);
        backlog.noted();
        backlog.sent(true, SWIFT);
        backlog.noted();
        assertThat(backlog.reserve()).as("nothing is held any more").isEqualTo(Backlog.MOST);
    }

    /** Who cannot find out sends nothing of it, and holds nothing of it either. */
    @Test
    void whatNobodyCouldLookAtIsLeftToItsLease() {
        swift(300);
        backlog.claimed(backlog.reserve(), claims(10), 0, 0);
        var later = Backlog.SURE.toNanos();
        backlog.looked(backlog.doubtful(later), List.of(), later);
        assertThat(backlog.next(later)).isEmpty();
        assertThat(backlog.reserve()).isEqualTo(Backlog.MOST);
    }

    private void swift(int times) {
        for (var n = 0; n < times; n++) {
            sent(true, SWIFT);
        }
    }

    private void slow(boolean arrived) {
        sent(arrived, arrived ? SLOW : SWIFT);
    }

    private void sent(boolean arrived, Duration took) {
        backlog.claimed(backlog.reserve(), claims(1), 0, 0);
        assertThat(backlog.next(0)).isPresent();
        backlog.sent(arrived, took);
        backlog.noted();
    }

    private int begun(long now) {
        var begun = 0;
        while (backlog.next(now).isPresent()) {
            begun++;
        }
        return begun;
    }

    private static List<Claim> claims(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Claim(
                        UUID.randomUUID(),
                        new Webhook.Id(new UUID(1, 1)),
                        URI.create("https://hub.example.cn/"),
                        List.of(),
                        UUID.randomUUID(),
                        "complaint.filed",
                        Optional.empty(),
                        new Outbox.Standing(Set.of(), 0),
                        "complaint",
                        UUID.randomUUID(),
                        "{}",
                        0,
                        Optional.empty()))
                .toList();
    }
}
