package village.api.credit.closing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.place.Village;

/** Closed years under one lock. */
public final class InMemoryClosings implements Closings {
    private record Year(Village.Id village, int year) {}

    private final List<Closing> closings = new ArrayList<>();
    private final Set<Year> undecided = new HashSet<>();
    private final List<Event> events = new ArrayList<>();

    /** Says that something of a year waits for a decision, or waits no longer. */
    public synchronized void waits(Village.Id village, int year, boolean waits) {
        if (waits) {
            undecided.add(new Year(village, year));
        } else {
            undecided.remove(new Year(village, year));
        }
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<Closing> close(Closing closing, Event event) {
        return Mono.fromSupplier(() -> closed(closing, event));
    }

    private synchronized Closing closed(Closing closing, Event event) {
        if (undecided.contains(new Year(closing.village(), closing.year()))) {
            throw Refusal.of(Reason.CREDIT_YEAR_APPEALS);
        }
        if (closings.stream()
                .anyMatch(one -> one.village().equals(closing.village()) && one.year() == closing.year())) {
            throw Refusal.of(Reason.CREDIT_YEAR_CLOSED);
        }
        closings.add(closing);
        events.add(event);
        return closing;
    }

    @Override
    public Mono<List<Closing>> of(Village.Id village) {
        return Mono.fromSupplier(() -> latestFirst(village));
    }

    private synchronized List<Closing> latestFirst(Village.Id village) {
        return closings.stream()
                .filter(one -> one.village().equals(village))
                .sorted(Comparator.comparing(Closing::year).reversed())
                .toList();
    }
}
