package village.api.event;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** The log without a database: an event has its position as soon as it is appended. */
public final class InMemoryEvents implements EventLog, LogTail {
    private final List<SequencedEvent> events = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long epoch = 1;

    /** Appends at once; refuses a second event of the same id or subject version, as the table does. */
    public synchronized void append(Event event) {
        if (events.stream().map(SequencedEvent::event).anyMatch(other -> same(other, event))) {
            throw new IllegalStateException("event: " + event.subject() + " (expected: a new id and version)");
        }
        var sequenced = new SequencedEvent(events.size() + 1L, event);
        events.add(sequenced);
        listeners.forEach(listener -> listener.happened(sequenced));
    }

    /** Everything so far. */
    public synchronized List<SequencedEvent> all() {
        return List.copyOf(events);
    }

    /** What a restored backup does. */
    public synchronized void startEpoch() {
        epoch++;
        listeners.forEach(Listener::missed);
    }

    @Override
    public Mono<List<SequencedEvent>> after(long position, int limit) {
        return Mono.fromSupplier(
                () -> all().stream().skip(position).limit(limit).toList());
    }

    @Override
    public Mono<List<SequencedEvent>> sieved(long after, long upTo, Sieve sieve, int limit) {
        return Mono.fromSupplier(() -> all().stream()
                .filter(event -> event.position() > after && event.position() <= upTo)
                .filter(event -> sieve.passes(event.event()))
                .limit(limit)
                .toList());
    }

    @Override
    public Mono<LogPosition> head() {
        return Mono.fromSupplier(this::last);
    }

    @Override
    public synchronized void listen(String name, Listener listener) {
        listener.missed();
        listeners.add(listener);
    }

    private synchronized LogPosition last() {
        return new LogPosition(epoch, events.size());
    }

    private static boolean same(Event one, Event other) {
        return one.id().equals(other.id()) || one.subject().equals(other.subject());
    }
}
