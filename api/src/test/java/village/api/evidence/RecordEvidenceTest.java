package village.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.place.Village;

class RecordEvidenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<List<String>> asked = new ArrayList<>();
    private final InMemoryEvidenceLog log = new InMemoryEvidenceLog();
    private final RecordEvidence record =
            new RecordEvidence(new EvidenceSources(List.of(new Source("one"), new Source("two"))), log);

    /** Puts on record what the event is about, but what is gone. */
    private final class Source implements EvidenceSource {
        private final String kind;

        Source(String kind) {
            this.kind = kind;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Set<String> events() {
            return Set.of(kind + ".published", kind + ".gone");
        }

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public Mono<CanonicalRecord> of(SequencedEvent event) {
            var subject = event.event().subject();
            var key = new CanonicalRecord.Key(kind, subject.id(), subject.version());
            return event.event().type().endsWith(".gone")
                    ? Mono.empty()
                    : Mono.just(CanonicalRecord.of(key, Optional.empty(), Map.of("title", kind)));
        }

        @Override
        public Mono<Map<UUID, CanonicalRecord>> ofAll(List<SequencedEvent> events) {
            asked.add(events.stream().map(event -> event.event().type()).toList());
            return EvidenceSource.super.ofAll(events);
        }

        @Override
        public Mono<CanonicalRecord> stored(Optional<Village.Id> village, CanonicalRecord.Key key) {
            return Mono.empty();
        }

        @Override
        public Mono<CanonicalRecord.Key> newest(Village.Id village, UUID subject) {
            return Mono.empty();
        }
    }

    private static SequencedEvent event(long position, String type) {
        var subject = new Event.Subject("any", new UUID(1, position), 1);
        return new SequencedEvent(
                position, new Event(new UUID(2, position), Optional.empty(), subject, type, Map.of(), Instant.EPOCH));
    }

    @Test
    void leavesFollowOneAnotherAsTheEventsDidAndEachSourceIsAskedOnce() {
        record.consumeAll(List.of(
                        event(1, "two.published"),
                        event(2, "one.published"),
                        event(3, "nobody.knows"),
                        event(4, "one.gone"),
                        event(5, "two.published"),
                        event(6, "one.published")))
                .block(PATIENCE);
        assertThat(log.from(0, 10).block(PATIENCE))
                .extracting(Leaf::key)
                .extracting(key -> key.kind() + " " + key.subject().getLeastSignificantBits())
                .containsExactly("two 1", "one 2", "two 5", "one 6");
        assertThat(asked)
                .containsExactly(
                        List.of("two.published", "two.published"),
                        List.of("one.published", "one.gone", "one.published"));
    }

    @Test
    void whatIsSeenAgainChangesNothing() {
        var events = List.of(event(1, "one.published"), event(2, "two.published"));
        record.consumeAll(events).block(PATIENCE);
        record.consumeAll(events).block(PATIENCE);
        record.consume(event(3, "two.gone")).block(PATIENCE);
        assertThat(log.size().block(PATIENCE)).isEqualTo(2);
    }
}
