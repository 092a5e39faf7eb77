package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.event.Event;

/** Versions under one lock. */
public final class InMemoryCatalogues implements Catalogues {
    private final List<CatalogueVersion> versions = new ArrayList<>();
    private final Set<Once> keys = new HashSet<>();
    private final List<Event> events = new ArrayList<>();

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    private Stream<CatalogueVersion> latestFirst() {
        return versions.stream()
                .sorted(Comparator.comparing(CatalogueVersion::effectiveFrom).reversed());
    }

    @Override
    public Mono<List<Head>> all() {
        return locked(() -> latestFirst()
                .map(one -> new Head(
                        one.version(),
                        one.effectiveFrom(),
                        one.legalBasis(),
                        one.lines().size()))
                .toList());
    }

    @Override
    public Mono<CatalogueVersion> byVersion(String version) {
        return locked(() -> latestFirst()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElse(null));
    }

    @Override
    public Mono<CatalogueVersion> on(LocalDate day) {
        return locked(() -> latestFirst()
                .filter(one -> !one.effectiveFrom().isAfter(day))
                .findFirst()
                .orElse(null));
    }

    @Override
    public Mono<Void> add(Once once, CatalogueVersion version, Event event) {
        return locked(() -> {
                    if (keys.contains(once)) {
                        return false;
                    }
                    if (versions.stream().anyMatch(one -> one.effectiveFrom().equals(version.effectiveFrom()))) {
                        throw Refusal.invalid("/effectiveFrom", "这一天已经有一个版本。");
                    }
                    keys.add(once);
                    versions.add(version);
                    return events.add(event);
                })
                .then();
    }

    @Override
    public Mono<Boolean> remove(String version, LocalDate today, Event event) {
        return locked(() -> {
            var removed = versions.removeIf(
                    one -> one.version().equals(version) && one.effectiveFrom().isAfter(today));
            return removed && events.add(event);
        });
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
