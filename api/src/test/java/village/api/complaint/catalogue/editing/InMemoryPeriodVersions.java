package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.event.Event;

/** Periods under one lock. */
public final class InMemoryPeriodVersions implements PeriodVersions {
    private final List<PeriodVersion> versions = new ArrayList<>();
    private final Set<Once> keys = new HashSet<>();

    @Override
    public synchronized Mono<List<PeriodVersion>> all() {
        return Mono.just(versions.stream()
                .sorted(Comparator.comparing(PeriodVersion::effectiveFrom).reversed())
                .toList());
    }

    @Override
    public Mono<Void> add(Once once, PeriodVersion version, Event event) {
        return Mono.fromRunnable(() -> kept(once, version));
    }

    private synchronized void kept(Once once, PeriodVersion version) {
        if (keys.contains(once)) {
            return;
        }
        if (versions.stream().anyMatch(one -> one.effectiveFrom().equals(version.effectiveFrom()))) {
            throw Refusal.invalid("/effectiveFrom", "这一天已经有一个版本。");
        }
        keys.add(once);
        versions.add(version);
    }

    @Override
    public Mono<Boolean> remove(LocalDate effectiveFrom, LocalDate today, Event event) {
        return Mono.fromSupplier(() -> forgotten(effectiveFrom, today));
    }

    private synchronized boolean forgotten(LocalDate effectiveFrom, LocalDate today) {
        return versions.removeIf(one -> one.effectiveFrom().equals(effectiveFrom) && effectiveFrom.isAfter(today));
    }
}
