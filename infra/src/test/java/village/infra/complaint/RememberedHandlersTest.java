package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.place.Village;

class RememberedHandlersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Village.Id here = new Village.Id(UUID.randomUUID());
    private final Village.Id there = new Village.Id(UUID.randomUUID());
    private final AtomicInteger asked = new AtomicInteger();
    private final RememberedHandlers handlers = new RememberedHandlers(village -> Mono.fromSupplier(() -> {
        asked.incrementAndGet();
        return List.of();
    }));

    @Test
    void asksOnceForEachVillage() {
        askBoth();
        askBoth();
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksAgainWhereSomebodysRoleOrBindingChanged() {
        askBoth();
        handlers.happened(event("role", Optional.of(here)));
        askBoth();
        assertThat(asked).hasValue(3);
        handlers.happened(event("binding", Optional.of(there)));
        askBoth();
        assertThat(asked).hasValue(4);
    }

    @Test
    void asksAgainEverywhereWhenARoleAboveVillagesChanged() {
        askBoth();
        handlers.happened(event("role", Optional.empty()));
        askBoth();
        assertThat(asked).hasValue(4);
    }

    @Test
    void asksAgainAtOnceAfterAChangeInThisInstance() {
        askBoth();
        handlers.changed(new Person.Id(UUID.randomUUID()));
        askBoth();
        assertThat(asked).hasValue(4);
    }

    @Test
    void doesNotMindWhatElseHappens() {
        askBoth();
        handlers.happened(event("complaint", Optional.of(here)));
        askBoth();
        assertThat(asked).hasValue(2);
    }

    private void askBoth() {
        handlers.of(here).block(PATIENCE);
        handlers.of(there).block(PATIENCE);
    }

    private static SequencedEvent event(String kind, Optional<Village.Id> village) {
        var subject = new Event.Subject(kind, UUID.randomUUID(), 1);
        return new SequencedEvent(
                1, new Event(UUID.randomUUID(), village, subject, kind + ".changed", Map.of(), Instant.EPOCH));
    }
}
