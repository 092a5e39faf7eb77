package village.api.event;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.place.Village;

/** Parked events without a consumer: {@link #park} puts one in, {@link #replayed} shows what was asked to run again. */
public final class InMemoryParkedEvents implements ParkedEvents {
    private final NavigableMap<String, ParkedEvent> parked = new ConcurrentSkipListMap<>();
    private final Map<ParkedEvent.Id, ParkedEvent> replayed = new ConcurrentHashMap<>();

    public ParkedEvent.Id park(String consumer, SequencedEvent event) {
        var id = new ParkedEvent.Id(new UUID(event.position(), consumer.hashCode()));
        parked.put(
                id.toString(),
                new ParkedEvent(
                        id,
                        consumer,
                        event,
                        1,
                        IllegalStateException.class.getName(),
                        event.event().occurredAt(),
                        0));
        return id;
    }

    public Set<ParkedEvent.Id> replayed() {
        return Set.copyOf(replayed.keySet());
    }

    @Override
    public Mono<Page<ParkedEvent, ParkedEvent.Id>> page(
            Optional<Village.Id> village, int limit, Optional<ParkedEvent.Id> after) {
        return Mono.fromSupplier(() -> {
            var rows = parked.tailMap(after.map(ParkedEvent.Id::toString).orElse(""), false).values().stream()
                    .filter(row -> village.isEmpty()
                            || village.equals(row.event().event().village()))
                    .limit(limit + 1L)
                    .toList();
            return Page.of(rows, limit, ParkedEvent::id);
        });
    }

    @Override
    public Mono<ParkedEvent> byId(ParkedEvent.Id id) {
        return Mono.justOrEmpty(
                Optional.ofNullable(parked.get(id.toString())).or(() -> Optional.ofNullable(replayed.get(id))));
    }

    @Override
    public Mono<Void> replay(ParkedEvent.Id id) {
        return Mono.fromRunnable(
                () -> Optional.ofNullable(parked.remove(id.toString())).ifPresent(row -> replayed.put(id, row)));
    }
}
