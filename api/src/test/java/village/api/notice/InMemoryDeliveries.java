package village.api.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.notice.Delivery.State;

/** Deliveries in memory; as atomic as the table. */
public final class InMemoryDeliveries implements Deliveries {
    private record Row(Delivery delivery, Instant due) {}

    private final InMemorySubscriptions subscriptions;
    private final List<Row> rows = new ArrayList<>();

    public InMemoryDeliveries(InMemorySubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    synchronized void add(Delivery delivery) {
        rows.add(new Row(delivery, delivery.plannedAt()));
    }

    public synchronized List<Delivery> all() {
        return rows.stream().map(Row::delivery).toList();
    }

    @Override
    public Mono<Delivery> begin(Instant now) {
        return Mono.defer(() -> Mono.justOrEmpty(begun(now)));
    }

    private synchronized Optional<Delivery> begun(Instant now) {
        var next = rows.stream()
                .filter(row ->
                        row.delivery().state() == State.PENDING && !row.due().isAfter(now))
                .min(Comparator.comparing(Row::due));
        return next.map(row -> replace(row, begun(row.delivery(), now)));
    }

    private Delivery begun(Delivery delivery, Instant now) {
        var allowed =
                subscriptions.spend(delivery.message().to(), delivery.message().templateId());
        return allowed
                ? changed(delivery, State.SENDING, delivery.attempts() + 1, Optional.of(now))
                : changed(delivery, State.NO_CONSENT, delivery.attempts(), delivery.begunAt());
    }

    @Override
    public Mono<Boolean> end(Delivery attempt, Ending ending) {
        return Mono.fromSupplier(() -> ended(attempt, ending));
    }

    private synchronized boolean ended(Delivery attempt, Ending ending) {
        var row = rows.stream()
                .filter(one -> one.delivery().id().equals(attempt.id()))
                .filter(one -> one.delivery().attempts() == attempt.attempts())
                .filter(one -> EnumSet.of(State.SENDING, State.UNKNOWN)
                        .contains(one.delivery().state()))
                .findFirst();
        row.ifPresent(one -> {
            var now = changed(one.delivery(), ending.state(), attempt.attempts(), attempt.begunAt());
            rows.remove(one);
            rows.add(new Row(now, ending.nextAttempt().orElse(one.due())));
            subscriptions.settle(attempt, ending);
        });
        return row.isPresent();
    }

    @Override
    public Mono<Long> abandon(Instant begunBefore, Instant now) {
        return Mono.fromSupplier(() -> abandoned(begunBefore));
    }

    private synchronized long abandoned(Instant begunBefore) {
        var lost = rows.stream()
                .filter(row -> row.delivery().state() == State.SENDING)
                .filter(row -> row.delivery().begunAt().orElseThrow().isBefore(begunBefore))
                .toList();
        lost.forEach(row -> replace(
                row,
                changed(
                        row.delivery(),
                        State.UNKNOWN,
                        row.delivery().attempts(),
                        row.delivery().begunAt())));
        return lost.size();
    }

    @Override
    public Mono<Map<State, Long>> backlog() {
        return Mono.fromSupplier(() -> all().stream()
                .map(Delivery::state)
                .filter(EnumSet.of(State.PENDING, State.SENDING, State.PARKED)::contains)
                .collect(Collectors.groupingBy(state -> state, Collectors.counting())));
    }

    private Delivery replace(Row row, Delivery now) {
        rows.set(rows.indexOf(row), new Row(now, row.due()));
        return now;
    }

    private static Delivery changed(Delivery delivery, State state, int attempts, Optional<Instant> begunAt) {
        return new Delivery(delivery.id(), delivery.message(), state, attempts, delivery.plannedAt(), begunAt);
    }
}
