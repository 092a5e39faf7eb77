package village.infra.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import village.api.notice.delivery.Delivery.State;
import village.infra.postgres.Columns;

/** Counts how deliveries end, and shows how many wait. */
final class NoticeMetrics {
    private static final String STATE = "state";

    private final MeterRegistry registry;
    private final Map<State, AtomicLong> waiting = new EnumMap<>(State.class);

    NoticeMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var state : new State[] {State.PENDING, State.SENDING, State.PARKED}) {
            var gauge = new AtomicLong();
            waiting.put(state, gauge);
            Gauge.builder("village.notice.backlog", gauge, AtomicLong::get)
                    .description("deliveries that are not done with, as last counted")
                    .tag(STATE, Columns.word(state))
                    .register(registry);
        }
    }

    void ended(State state, long times) {
        registry.counter("village.notice.deliveries", STATE, Columns.word(state))
                .increment(times);
    }

    void waits(Map<State, Long> backlog) {
        waiting.forEach((state, gauge) -> gauge.set(backlog.getOrDefault(state, 0L)));
    }
}
