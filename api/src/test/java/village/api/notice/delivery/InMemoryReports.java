package village.api.notice.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.delivery.Deliveries.Ending;

/** Reports in memory; as atomic as the table. */
public final class InMemoryReports implements Reports {
    private record Waiting(Report report, Instant since) {}

    private record Name(String appId, String messageId) {}

    private final InMemoryDeliveries deliveries;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<Name> told = new HashSet<>();

    public InMemoryReports(InMemoryDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Mono<Boolean> take(Report report, Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        return Mono.fromSupplier(() -> taken(report, now, ending));
    }

    private synchronized boolean taken(Report report, Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        if (!told.add(new Name(report.to().appId(), report.messageId()))) {
            return false;
        }
        var meant = deliveries.meant(report, now);
        if (meant.isEmpty()) {
            waiting.add(new Waiting(report, now));
        }
        return meant.filter(attempt -> ended(attempt, report, ending)).isPresent();
    }

    @Override
    public Mono<Long> catchUp(Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        return Mono.fromSupplier(() -> caughtUp(now, ending));
    }

    private synchronized long caughtUp(Instant now, BiFunction<Delivery, Outcome, Ending> ending) {
        waiting.removeIf(one -> one.since().isBefore(now.minus(KEPT)));
        var found = waiting.stream()
                .filter(one -> deliveries.meant(one.report(), now).isPresent())
                .toList();
        waiting.removeAll(found);
        return found.stream()
                .map(Waiting::report)
                .filter(report -> deliveries
                        .meant(report, now)
                        .filter(attempt -> ended(attempt, report, ending))
                        .isPresent())
                .count();
    }

    private boolean ended(Delivery attempt, Report report, BiFunction<Delivery, Outcome, Ending> ending) {
        return deliveries.reported(attempt, report.messageId(), ending.apply(attempt, report.outcome()));
    }
}
