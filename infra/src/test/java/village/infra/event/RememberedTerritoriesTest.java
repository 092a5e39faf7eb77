package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.place.Village;
import village.api.place.VillageCode;

class RememberedTerritoriesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final Village.Id VILLAGE = new Village.Id(UUID.randomUUID());

    private final AtomicInteger named = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = NOW;

    private final RememberedTerritories territories = new RememberedTerritories(
            (area, position) -> Mono.fromSupplier(() -> {
                asked.incrementAndGet();
                return List.of(village(named.get()));
            }),
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            });

    private static Village village(int name) {
        return new Village(VILLAGE, new VillageCode("330999101201"), "村" + name, "枫桥镇", "诸暨市");
    }

    private static SequencedEvent event(long position, String kind) {
        var subject = new Event.Subject(kind, UUID.randomUUID(), 1);
        return new SequencedEvent(
                position, new Event(UUID.randomUUID(), Optional.empty(), subject, kind + ".changed", Map.of(), NOW));
    }

    private int name(long position) {
        var found = territories.within("330999", position).block(Duration.ofSeconds(5));
        return Integer.parseInt(found.get(0).name().substring(1));
    }

    @Test
    void asksAgainOnlyWhenAPlaceHasChanged() {
        territories.missed();
        territories.happened(event(10, "complaint"));
        name(10);
        territories.happened(event(11, "complaint"));
        name(11);
        name(10);
        assertThat(asked).hasValue(1);
        named.set(1);
        territories.happened(event(12, "village"));
        assertThat(name(12)).isEqualTo(1);
        territories.happened(event(13, "area"));
        name(13);
        assertThat(asked).hasValue(3);
    }

    /** Another instance wrote, and this one has not heard of it yet. */
    @Test
    void asksWhatItCannotKnowYet() {
        territories.missed();
        territories.happened(event(10, "complaint"));
        name(10);
        named.set(1);
        assertThat(name(11)).isEqualTo(1);
        territories.happened(event(11, "village"));
        assertThat(name(11)).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void knowsNothingFromBeforeAGap() {
        territories.missed();
        territories.happened(event(10, "complaint"));
        name(10);
        territories.missed();
        named.set(1);
        assertThat(name(12)).isEqualTo(1);
        territories.happened(event(20, "complaint"));
        named.set(2);
        assertThat(name(20)).isEqualTo(2);
    }

    /** A code may have been entered for tomorrow. */
    @Test
    void asksAgainOnANewDay() {
        territories.missed();
        territories.happened(event(10, "complaint"));
        name(10);
        now = NOW.plus(Duration.ofHours(14));
        name(10);
        assertThat(asked).hasValue(2);
    }

    /** Each writer commits, then the log tells; whoever was told of a name never sees an older one. */
    @Test
    void neverShowsLessThanTheLogHasTold() {
        var head = new AtomicLong();
        territories.missed();
        var reading = IntStream.range(0, 4)
                .mapToObj(any -> CompletableFuture.supplyAsync(() -> {
                    var late = 0;
                    while (head.get() < 2_000) {
                        var position = head.get();
                        late += name(position) * 2L < position ? 1 : 0;
                    }
                    return late;
                }))
                .toList();
        for (var turn = 1; turn <= 1_000; turn++) {
            named.set(turn);
            territories.happened(event(2L * turn - 1, "village"));
            head.set(2L * turn - 1);
            territories.happened(event(2L * turn, "complaint"));
            head.set(2L * turn);
        }
        assertThat(reading).allSatisfy(late -> assertThat(late.join()).isZero());
        assertThat(name(2_000)).isEqualTo(1_000);
    }
}
