package village.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** What every event log does. Each test finds whatever the ones before left. */
public interface EventLogContract {
    EventLog log();

    /** Appends the events one after the other and gives them their positions. */
    void append(List<Event> events);

    /** Does to the log what a restored backup does. */
    void restore();

    @Test
    default void givesEventsBackAsTheyWereInOrderWithoutGaps() {
        var start = head();
        var events = some(5);
        append(events);
        var read = now(log().after(start.position(), 100));
        assertThat(read).extracting(SequencedEvent::event).isEqualTo(events);
        assertThat(read)
                .extracting(SequencedEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 5)
                        .mapToObj(n -> start.position() + n)
                        .toList());
        assertThat(head()).isEqualTo(start.at(start.position() + 5));
    }

    @Test
    default void isReadInStretches() {
        var start = head();
        var events = some(5);
        append(events);
        var first = now(log().follow(start, 3));
        var second = now(log().follow(first.next(), 3));
        var third = now(log().follow(second.next(), 3));
        assertThat(first.events()).extracting(SequencedEvent::event).isEqualTo(events.subList(0, 3));
        assertThat(second.events()).extracting(SequencedEvent::event).isEqualTo(events.subList(3, 5));
        assertThat(third.events()).isEmpty();
        assertThat(third.next()).isEqualTo(second.next()).isEqualTo(head());
    }

    @Test
    default void refusesAPositionKeptFromBeforeItWasRestored() {
        append(some(2));
        var kept = head();
        restore();
        assertThat(head().epoch()).isGreaterThan(kept.epoch());
        assertStale(kept);
        assertThat(now(log().follow(head(), 10)).events()).isEmpty();
    }

    @Test
    default void refusesAPositionItNeverReached() {
        append(some(1));
        assertStale(head().at(head().position() + 1));
        assertStale(new LogPosition(head().epoch() + 1, head().position()));
    }

    private void assertStale(LogPosition kept) {
        assertThatThrownBy(() -> now(log().follow(kept, 10)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.EVENT_CURSOR_STALE));
    }

    private LogPosition head() {
        return now(log().head());
    }

    @Test
    default void givesOnlyWhatPassesTheSieve() {
        var start = head().position();
        var village = new Village.Id(UUID.randomUUID());
        var ours = EventExamples.of(Optional.of(village), UUID.randomUUID(), 1);
        var later = EventExamples.of(Optional.of(village), UUID.randomUUID(), 1);
        var elsewhere = EventExamples.of(Optional.of(new Village.Id(UUID.randomUUID())), UUID.randomUUID(), 1);
        var nowhere = EventExamples.of(UUID.randomUUID(), 1);
        append(List.of(nowhere, ours, elsewhere, later));
        var sieve = new EventLog.Sieve(Set.of(ours.type()), Set.of(village));
        assertThat(sieved(start, start + 4, sieve, 10)).containsExactly(ours, later);
        assertThat(sieved(start, start + 4, sieve, 1)).containsExactly(ours);
        assertThat(sieved(start, start + 3, sieve, 10)).containsExactly(ours);
        assertThat(sieved(start + 2, start + 4, sieve, 10)).containsExactly(later);
        assertThat(sieved(start, start + 4, new EventLog.Sieve(Set.of("news.published"), Set.of(village)), 10))
                .isEmpty();
        assertThat(sieved(start, start + 4, new EventLog.Sieve(Set.of(), Set.of()), 10))
                .isEmpty();
    }

    private List<Event> sieved(long after, long upTo, EventLog.Sieve sieve, int limit) {
        return now(log().sieved(after, upTo, sieve, limit)).stream()
                .map(SequencedEvent::event)
                .toList();
    }

    private static List<Event> some(int count) {
        var subject = UUID.randomUUID();
        return LongStream.rangeClosed(1, count)
                .mapToObj(version -> EventExamples.of(subject, version))
                .toList();
    }

    private static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(Duration.ofSeconds(20)));
    }
}
