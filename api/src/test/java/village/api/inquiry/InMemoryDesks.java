package village.api.inquiry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Two desks, and whoever was seated there. */
public final class InMemoryDesks implements Desks {
    public static final Desk OFFICE = new Desk("office", "村委会", "办证明", Desk.Kind.OFFICE, 3);
    public static final Desk LAW = new Desk("law", "法律", "借钱欠薪", Desk.Kind.EXPERT, 5);

    private final Map<String, Set<Person.Id>> experts = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** Seats an expert in every village. */
    public InMemoryDesks seat(String desk, Person.Id person) {
        experts.computeIfAbsent(desk, code -> new HashSet<>()).add(person);
        return this;
    }

    @Override
    public Mono<Void> seat(Seat seat, Event event) {
        return Mono.fromRunnable(() -> {
            if (experts.computeIfAbsent(seat.desk(), code -> new HashSet<>()).add(seat.person())) {
                events.add(event);
            }
        });
    }

    @Override
    public Mono<Void> unseat(Seat seat, Event event) {
        return Mono.fromRunnable(() -> {
            if (experts.getOrDefault(seat.desk(), new HashSet<>()).remove(seat.person())) {
                events.add(event);
            }
        });
    }

    /** What was told, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<List<Desk>> all() {
        return Mono.just(List.of(OFFICE, LAW));
    }

    @Override
    public Mono<Map<String, Set<Person.Id>>> experts(Village.Id village) {
        return Mono.fromSupplier(() -> Map.copyOf(experts));
    }
}
