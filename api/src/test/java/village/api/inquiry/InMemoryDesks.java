package village.api.inquiry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.KeptDesk;
import village.api.inquiry.expert.InMemoryInvitations;
import village.api.place.Village;

/** Two desks of the whole installation, those that were added, and whoever was seated there; under one lock. */
public final class InMemoryDesks implements Desks, DeskRegister {
    public static final Desk OFFICE = new Desk("office", "村委会", "办证明", Desk.Kind.OFFICE, 3, true);
    public static final Desk LAW = new Desk("law", "法律", "借钱欠薪", Desk.Kind.EXPERT, 5, true);

    private record Sitting(Optional<Village.Id> village, String desk, Person.Id person) {}

    private record LeftOut(Village.Id village, String desk) {}

    private final InMemoryInvitations invitations;
    private final Map<String, KeptDesk> desks = new LinkedHashMap<>();
    private final Map<Once, String> keys = new HashMap<>();
    private final Map<Sitting, Boolean> sitting = new HashMap<>();
    private final Set<LeftOut> leftOut = new HashSet<>();
    private final Map<Village.Id, String> areas = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    public InMemoryDesks() {
        this(new InMemoryInvitations());
    }

    public InMemoryDesks(InMemoryInvitations invitations) {
        this.invitations = invitations;
        Stream.of(OFFICE, LAW)
                .map(desk -> new KeptDesk(
                        desk.code(),
                        1,
                        Optional.empty(),
                        desk.kind(),
                        new KeptDesk.Wording(desk.name(), desk.hint(), desk.days()),
                        true))
                .forEach(desk -> desks.put(desk.code(), desk));
    }

    /** Lays a village into a township. */
    public InMemoryDesks lies(Village.Id village, String area) {
        areas.put(village, area);
        return this;
    }

    /** Seats an expert in every village. */
    public InMemoryDesks seat(String desk, Person.Id person) {
        sitting.put(new Sitting(Optional.empty(), desk, person), true);
        return this;
    }

    @Override
    public Mono<Void> seat(Seat seat, Event event) {
        return told(event, () -> !Boolean.TRUE.equals(sitting.put(sitting(seat), true)));
    }

    @Override
    public Mono<Void> unseat(Seat seat, Event event) {
        return told(event, () -> Boolean.TRUE.equals(sitting.replace(sitting(seat), false)));
    }

    private static Sitting sitting(Seat seat) {
        return new Sitting(Optional.of(seat.village()), seat.desk(), seat.person());
    }

    private Mono<Void> told(Event event, Supplier<Boolean> change) {
        return locked(() -> change.get() ? events.add(event) : null).then();
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Mono<List<Desk>> of(Village.Id village) {
        return locked(() -> serving(Optional.ofNullable(areas.get(village)))
                .map(desk -> new Desk(
                        desk.code(),
                        desk.wording().name(),
                        desk.wording().hint(),
                        desk.kind(),
                        desk.wording().days(),
                        desk.on() && !leftOut.contains(new LeftOut(village, desk.code()))))
                .toList());
    }

    private Stream<KeptDesk> serving(Optional<String> area) {
        return desks.values().stream()
                .filter(desk -> desk.area().isEmpty() || desk.area().equals(area));
    }

    @Override
    public Mono<Map<String, Seated>> seated(Village.Id village) {
        return locked(() -> {
            var all = new HashMap<String, Seated>();
            sitting.forEach((one, still) -> {
                if (one.village().map(village::equals).orElse(true)) {
                    all.merge(one.desk(), staff(one.person(), still), InMemoryDesks::together);
                }
            });
            Optional.ofNullable(areas.get(village)).stream()
                    .flatMap(invitations::accepted)
                    .forEach(one -> all.merge(one.desk(), one.seated(), InMemoryDesks::together));
            return all;
        });
    }

    private static Seated staff(Person.Id person, boolean still) {
        return new Seated(still ? Set.of(person) : Set.of(), Map.of());
    }

    private static Seated together(Seated one, Seated other) {
        var staff = new HashSet<>(one.staff());
        staff.addAll(other.staff());
        var invited = new HashMap<>(one.invited());
        invited.putAll(other.invited());
        return new Seated(staff, invited);
    }

    @Override
    public Mono<KeptDesk> add(Once once, UUID id, KeptDesk desk, int most, Event event) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return desks.get(known);
            }
            refuseTakenName(desk);
            if (serving(desk.area()).count() >= most) {
                throw DeskRegister.full(most);
            }
            desks.put(desk.code(), desk);
            keys.put(once, desk.code());
            events.add(event);
            return desk;
        });
    }

    private void refuseTakenName(KeptDesk desk) {
        if (desks.values().stream()
                .anyMatch(other -> !other.code().equals(desk.code())
                        && meet(other.area(), desk.area())
                        && other.wording().name().equals(desk.wording().name()))) {
            throw DeskRegister.taken();
        }
    }

    private static boolean meet(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public Mono<KeptDesk> change(String code, Function<KeptDesk, Change> act) {
        return locked(() -> {
            var before = desks.get(code);
            if (before == null) {
                return null;
            }
            var change = act.apply(before);
            refuseTakenName(change.after());
            desks.put(code, change.after());
            events.add(change.event());
            return change.after();
        });
    }

    @Override
    public Mono<KeptDesk> byCode(String code) {
        return locked(() -> desks.get(code));
    }

    @Override
    public Mono<List<KeptDesk>> of(Optional<String> area) {
        return locked(() -> serving(area).toList());
    }

    @Override
    public Mono<Map<String, Set<Village.Id>>> leavingOut(List<Village.Id> villages) {
        return locked(() -> leftOut.stream()
                .filter(one -> villages.contains(one.village()))
                .collect(Collectors.groupingBy(
                        LeftOut::desk, Collectors.mapping(LeftOut::village, Collectors.toSet()))));
    }

    @Override
    public Mono<Void> leaveOut(Place place, Event event) {
        return told(event, () -> leftOut.add(new LeftOut(place.village(), place.desk())));
    }

    @Override
    public Mono<Void> takeIn(Place place, Event event) {
        return told(event, () -> leftOut.remove(new LeftOut(place.village(), place.desk())));
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
