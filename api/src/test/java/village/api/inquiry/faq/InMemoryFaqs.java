package village.api.inquiry.faq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.event.Event;
import village.api.place.Village;

/** Answers for everybody under one lock. */
public final class InMemoryFaqs implements Faqs {
    private static final Comparator<Faq> LATEST =
            Comparator.<Faq, String>comparing(faq -> faq.id().toString()).reversed();

    private final Map<Faq.Id, Faq> faqs = new HashMap<>();
    private final Map<Once, Faq.Id> keys = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<Faq.Id> add(Once once, FaqChange change) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return known;
            }
            keys.put(once, change.after().id());
            return keep(change).id();
        });
    }

    private Faq keep(FaqChange change) {
        events.add(change.event());
        faqs.put(change.after().id(), change.after());
        return change.after();
    }

    @Override
    public Mono<Faq> change(Village.Id village, Faq.Id id, Function<Faq, FaqChange> act) {
        return locked(() -> {
            var before = one(village, id);
            return before == null ? null : keep(act.apply(before));
        });
    }

    private @Nullable Faq one(Village.Id village, Faq.Id id) {
        var found = faqs.get(id);
        return found == null || !found.village().equals(village) ? null : found;
    }

    @Override
    public Mono<Faq> byId(Village.Id village, Faq.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<List<Faq>> search(Village.Id village, Set<String> words, int least, int limit) {
        return locked(() -> faqs.values().stream()
                .filter(faq -> faq.village().equals(village) && faq.wording().shown())
                .filter(faq -> hits(faq, words) >= least)
                .sorted(Comparator.<Faq>comparingInt(faq -> -hits(faq, words)).thenComparing(LATEST))
                .limit(limit)
                .toList());
    }

    private static int hits(Faq faq, Set<String> words) {
        return (int) FaqWords.of(faq.wording()).stream().filter(words::contains).count();
    }

    @Override
    public Mono<Page<Faq, UUID>> list(Village.Id village, boolean shown, Optional<UUID> after, int limit) {
        return locked(() -> Page.of(
                faqs.values().stream()
                        .filter(faq ->
                                faq.village().equals(village) && faq.wording().shown() == shown)
                        .filter(faq -> after.filter(last -> faq.id().toString().compareTo(last.toString()) >= 0)
                                .isEmpty())
                        .sorted(LATEST)
                        .limit(limit + 1L)
                        .toList(),
                limit,
                faq -> faq.id().value()));
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
