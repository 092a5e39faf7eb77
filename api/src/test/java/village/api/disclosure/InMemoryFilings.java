package village.api.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.finance.FinanceTable;
import village.api.place.Village;

/** Filings under one lock. */
public final class InMemoryFilings implements Filings {
    private final Map<Filing.Id, Filing> filings = new HashMap<>();
    private final Map<Filing.Id, List<Revision>> revisions = new HashMap<>();
    private final Map<Once, Filing.Id> keys = new HashMap<>();
    private final Set<Filing.Id> asked = new HashSet<>();

    @Override
    public Mono<Filing.Id> add(Once once, Change change) {
        return locked(() -> keys.computeIfAbsent(once, key -> {
            var fresh = change.after();
            if (filings.values().stream().anyMatch(there -> samePeriod(there, fresh))) {
                throw Refusal.of(Reason.DISCLOSURE_EXISTS);
            }
            filings.put(fresh.id(), fresh);
            return fresh.id();
        }));
    }

    private static boolean samePeriod(Filing one, Filing other) {
        return one.period().kind() != CoveredPeriod.Kind.DAY
                && one.village().equals(other.village())
                && one.item().equals(other.item())
                && one.period().equals(other.period());
    }

    @Override
    public Mono<Filing> change(Village.Id village, Filing.Id id, Optional<Once> once, Function<Filing, Change> act) {
        return locked(() -> {
            var before = one(village, id);
            if (before == null || once.filter(keys::containsKey).isPresent()) {
                return before;
            }
            var change = act.apply(before);
            once.ifPresent(key -> keys.put(key, id));
            change.publication()
                    .ifPresent(out -> revisions
                            .computeIfAbsent(id, none -> new ArrayList<>())
                            .add(0, out.revision()));
            change.erasure()
                    .ifPresent(gone -> revisions
                            .getOrDefault(id, new ArrayList<>())
                            .replaceAll(one -> one.number() == gone.number() ? one.erased(gone.reason()) : one));
            if (change.gone()) {
                filings.remove(id);
            } else {
                filings.put(id, change.after());
            }
            return change.after();
        });
    }

    private @Nullable Filing one(Village.Id village, Filing.Id id) {
        var found = filings.get(id);
        return found == null || !found.village().equals(village) ? null : found;
    }

    @Override
    public Mono<Filing> byId(Village.Id village, Filing.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<List<Revision>> revisions(Village.Id village, Filing.Id id) {
        return locked(() -> one(village, id) == null ? List.of() : List.copyOf(revisions.getOrDefault(id, List.of())));
    }

    @Override
    public Mono<Revision> revision(Village.Id village, Filing.Id id, int number) {
        return revisions(village, id)
                .flatMapIterable(Function.identity())
                .filter(revision -> revision.number() == number)
                .next();
    }

    @Override
    public Mono<Filing> before(Filing filing) {
        return locked(() -> filings.values().stream()
                .filter(Filing::isPublic)
                .filter(other -> other.village().equals(filing.village()))
                .filter(other -> other.item().equals(filing.item()))
                .filter(other -> other.period().kind() == filing.period().kind())
                .filter(other -> other.period().compareTo(filing.period()) < 0)
                .max(Comparator.comparing(Filing::period))
                .orElse(null));
    }

    @Override
    public Mono<Filing> after(Filing filing) {
        return locked(() -> filings.values().stream()
                .filter(Filing::isPublic)
                .filter(other -> other.village().equals(filing.village()))
                .filter(other -> other.item().equals(filing.item()))
                .filter(other -> other.period().kind() == filing.period().kind())
                .filter(other -> other.period().compareTo(filing.period()) > 0)
                .min(Comparator.comparing(Filing::period))
                .orElse(null));
    }

    @Override
    public Mono<List<Filing>> unfollowed(Village.Id village, int limit) {
        return locked(() -> filings.values().stream()
                .filter(filing -> filing.village().equals(village))
                .filter(this::unfollowed)
                .sorted(Comparator.comparing(Filing::period))
                .limit(limit)
                .toList());
    }

    private boolean unfollowed(Filing filing) {
        return filing.period().consecutive()
                && filings.values().stream()
                        .filter(other -> other.item().equals(filing.item()))
                        .filter(other -> other.period().equals(filing.period().previous()))
                        .anyMatch(before -> table(before)
                                .flatMap(ended -> table(filing).map(begun -> ended.closingFen() != begun.openingFen()))
                                .orElse(false));
    }

    private Optional<FinanceTable> table(Filing filing) {
        return revisions.getOrDefault(filing.id(), List.of()).stream()
                .findFirst()
                .flatMap(Revision::table);
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, Slice slice) {
        return published(village, slice, filing -> true);
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, DisclosureClass disclosureClass, Slice slice) {
        return published(village, slice, filing -> filing.disclosureClass() == disclosureClass);
    }

    @Override
    public Mono<Page<Filing, UUID>> published(Village.Id village, String item, Slice slice) {
        return published(village, slice, filing -> filing.item().equals(item));
    }

    private Mono<Page<Filing, UUID>> published(Village.Id village, Slice slice, Predicate<Filing> wanted) {
        return page(
                village,
                slice,
                wanted.and(Filing::isPublic),
                filing -> filing.published().orElseThrow().key());
    }

    @Override
    public Mono<Page<Filing, UUID>> filed(Village.Id village, Slice slice) {
        return page(village, slice, filing -> true, filing -> filing.id().value());
    }

    @Override
    public Mono<Page<Filing, UUID>> filed(Village.Id village, Status status, Slice slice) {
        return page(
                village,
                slice,
                filing -> filing.status() == status,
                filing -> filing.id().value());
    }

    private Mono<Page<Filing, UUID>> page(
            Village.Id village, Slice slice, Predicate<Filing> wanted, Function<Filing, UUID> key) {
        var newest = Comparator.<Filing, String>comparing(
                        filing -> key.apply(filing).toString())
                .reversed();
        return locked(() -> Page.of(
                filings.values().stream()
                        .filter(filing -> filing.village().equals(village))
                        .filter(wanted)
                        .filter(filing -> slice.after()
                                .filter(last -> key.apply(filing).toString().compareTo(last.toString()) >= 0)
                                .isEmpty())
                        .sorted(newest)
                        .limit(slice.limit() + 1L)
                        .toList(),
                slice.limit(),
                key));
    }

    @Override
    public Mono<List<Key>> toSettle(Instant before, int limit) {
        return locked(() -> filings.values().stream()
                .filter(filing -> !asked.contains(filing.id()))
                .filter(filing -> filing.published()
                        .filter(open -> open.settledAt().isEmpty())
                        .filter(open -> open.objectionsUntil().isBefore(before))
                        .isPresent())
                .sorted(Comparator.comparing(
                        filing -> filing.published().orElseThrow().objectionsUntil()))
                .limit(limit)
                .map(filing -> new Key(filing.village(), filing.id()))
                .toList());
    }

    /** A question about it waits, or no longer does. */
    public void waits(Filing.Id id, boolean waits) {
        synchronized (filings) {
            if (waits) {
                asked.add(id);
            } else {
                asked.remove(id);
            }
        }
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> work) {
        return Mono.fromSupplier(() -> {
            synchronized (filings) {
                return work.get();
            }
        });
    }
}
