package village.api.disclosure.occurrence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.catalogue.Occurrence;
import village.api.event.Event;
import village.api.place.Village;

/** {@link Occurrences} in memory, as atomic as the table. */
public final class InMemoryOccurrences implements Occurrences {
    private final Map<Occurrence.Id, Row> rows = new LinkedHashMap<>();
    private final Map<List<String>, Occurrence.Id> keys = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private record Row(Village.Id village, Occurrence occurrence, boolean stands) {
        boolean sameMatter(Village.Id where, Occurrence other) {
            return stands
                    && village.equals(where)
                    && occurrence.item().equals(other.item())
                    && occurrence.day().equals(other.day());
        }
    }

    @Override
    public Mono<Void> add(Village.Id village, Occurrence occurrence, Event event, Once once) {
        return atomically(() -> {
                    var key = List.of(village.toString(), once.owner(), once.operation(), once.key());
                    if (keys.containsKey(key)) {
                        return false;
                    }
                    if (rows.values().stream().anyMatch(row -> row.sameMatter(village, occurrence))) {
                        throw Refusal.of(Reason.DISCLOSURE_OCCURRENCE_EXISTS);
                    }
                    keys.put(key, occurrence.id());
                    rows.put(occurrence.id(), new Row(village, occurrence, true));
                    return events.add(event);
                })
                .then();
    }

    @Override
    public Mono<Occurrence> owed(Village.Id village, Occurrence.Id id) {
        return owed(village)
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(one -> one.id().equals(id)).findFirst()));
    }

    @Override
    public Mono<List<Occurrence>> owed(Village.Id village) {
        return atomically(() -> rows.values().stream()
                .filter(row -> row.stands() && row.village().equals(village))
                .map(Row::occurrence)
                .sorted(Comparator.comparing(Occurrence::day))
                .toList());
    }

    @Override
    public Mono<Boolean> withdraw(Village.Id village, Occurrence.Id id, Withdrawal withdrawal, Event event) {
        return atomically(() -> {
            var row = rows.get(id);
            if (row == null || !row.stands() || !row.village().equals(village)) {
                return false;
            }
            rows.put(id, new Row(village, row.occurrence(), false));
            return events.add(event);
        });
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> locked(act));
    }

    private synchronized <T> T locked(Supplier<T> act) {
        return act.get();
    }
}
