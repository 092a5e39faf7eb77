package village.api.evidence.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The alarm in memory, as one of several instances sees it. */
public final class InMemoryAlarms implements Alarms {
    private final AtomicReference<@Nullable Row> row;
    private final UUID finder = UUID.randomUUID();
    private final Duration patience;

    /** The only instance. */
    public InMemoryAlarms() {
        this(new AtomicReference<>(), Duration.ofMinutes(1));
    }

    private InMemoryAlarms(AtomicReference<@Nullable Row> row, Duration patience) {
        this.row = row;
        this.patience = patience;
    }

    /** Another instance. */
    public InMemoryAlarms beside(Duration patience) {
        return new InMemoryAlarms(row, patience);
    }

    private record Row(Alarm alarm, UUID finder, Instant seen) {}

    @Override
    public Mono<Alarm> standing() {
        return Mono.fromSupplier(row::get).map(Row::alarm);
    }

    @Override
    public Mono<Void> raise(RewrittenLog.Finding finding) {
        return Mono.fromRunnable(() -> row.updateAndGet(before -> {
            var now = Instant.now();
            var since = before == null ? now : before.alarm().since();
            return new Row(new Alarm(finding, since), finder, now);
        }));
    }

    @Override
    public Mono<Void> settle() {
        return Mono.fromRunnable(() -> row.updateAndGet(before -> before == null || over(before) ? null : before));
    }

    private boolean over(Row standing) {
        return standing.finder().equals(finder)
                || standing.seen().plus(patience).isBefore(Instant.now());
    }
}
