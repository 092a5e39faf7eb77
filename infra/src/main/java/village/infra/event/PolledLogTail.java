package village.infra.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.EventLog;
import village.api.event.LogPosition;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;

/** Asks the log what is new and tells this instance's listeners. */
final class PolledLogTail implements LogTail {
    private static final Logger LOG = LoggerFactory.getLogger(PolledLogTail.class);
    private static final int BATCH = 500;

    private final EventLog log;
    private final List<Named> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable LogPosition reached;

    PolledLogTail(EventLog log) {
        this.log = log;
    }

    @Override
    public void listen(String name, Listener listener) {
        listeners.add(new Named(name, listener));
    }

    /** Tells at once what this instance has committed. */
    void written(Event event) {
        listeners.forEach(named -> named.tell(listener -> listener.written(event)));
    }

    /** One turn; true when there is more to read at once. Turns must not overlap. */
    Mono<Boolean> turn() {
        return log.head().flatMap(this::upTo);
    }

    private Mono<Boolean> upTo(LogPosition head) {
        var from = reached;
        if (from == null || from.epoch() != head.epoch() || from.position() > head.position()) {
            return Mono.fromSupplier(() -> startOver(head));
        }
        return from.equals(head) ? Mono.just(false) : log.follow(from, BATCH).map(this::tell);
    }

    private boolean startOver(LogPosition head) {
        listeners.forEach(named -> named.tell(Listener::missed));
        reached = head;
        return false;
    }

    private boolean tell(EventLog.Stretch stretch) {
        for (SequencedEvent event : stretch.events()) {
            listeners.forEach(named -> named.tell(listener -> listener.happened(event)));
        }
        reached = stretch.next();
        return stretch.events().size() == BATCH;
    }

    private record Named(String name, Listener listener) {
        /** One listener's failure is not the others' business; what it knew is in doubt, so it forgets. */
        void tell(Consumer<Listener> what) {
            try {
                what.accept(listener);
            } catch (RuntimeException failure) {
                LOG.error("listener {} failed", name, failure);
                forget();
            }
        }

        private void forget() {
            try {
                listener.missed();
            } catch (RuntimeException failure) {
                LOG.error("listener {} failed to forget", name, failure);
            }
        }
    }
}
