package village.api.inquiry.answering;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.inquiry.Desk;
import village.api.inquiry.Desks;
import village.api.inquiry.Seats;

/**
 * The township arranges which of the staff answer as experts in a village. The village's own cadres do not: what is
 * asked a lawyer is not theirs to read.
 */
public final class SeatExpert {
    private static final String SUBJECT = "inquiry-seat";

    private final Desks desks;
    private final Handlers handlers;
    private final Ids ids;
    private final Clock clock;

    public SeatExpert(Desks desks, Handlers handlers, Ids ids, Clock clock) {
        this.desks = desks;
        this.handlers = handlers;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param label what colleagues see, for example {@code 乡镇 *静} */
    public record Staff(Person.Id person, String label) {}

    /**
     * @param experts who of the staff answers; empty where the cadres do, or only invited ones
     * @param invited what the township calls whoever it invited from outside
     */
    public record Arranged(Desk desk, List<Staff> experts, List<String> invited) {}

    /**
     * How the desks of a village are arranged.
     *
     * @param staff who could be seated
     * @param mayArrange whether the reader may change it
     */
    public record Arrangement(List<Arranged> desks, List<Staff> staff, boolean mayArrange) {}

    public Mono<Arrangement> read(Actor actor) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.CADRE, Role.DISPATCHER).requireVillage())
                .flatMap(village -> Mono.zip(Seats.of(desks, village), handlers.of(village)))
                .map(found -> arrangement(actor, found.getT1(), staff(found.getT2())));
    }

    private static Arrangement arrangement(Actor actor, Seats seats, Map<Person.Id, Staff> staff) {
        var arranged = seats.desks().stream()
                .map(desk -> new Arranged(desk, seatedStaff(seats, desk, staff), invited(seats, desk)))
                .toList();
        return new Arrangement(arranged, List.copyOf(staff.values()), actor.holds(Role.DISPATCHER));
    }

    private static List<Staff> seatedStaff(Seats seats, Desk desk, Map<Person.Id, Staff> staff) {
        return Optional.ofNullable(seats.seated().get(desk.code())).stream()
                .flatMap(seated -> seated.staff().stream())
                .map(person -> staff.getOrDefault(person, new Staff(person, "已不在岗的人")))
                .sorted(Comparator.comparing(Staff::label))
                .toList();
    }

    private static List<String> invited(Seats seats, Desk desk) {
        return Optional.ofNullable(seats.seated().get(desk.code())).stream()
                .flatMap(seated -> seated.invited().values().stream())
                .sorted()
                .toList();
    }

    private static Map<Person.Id, Staff> staff(List<Handlers.Handler> handlers) {
        return handlers.stream()
                .collect(Collectors.toMap(
                        Handlers.Handler::person,
                        handler -> new Staff(handler.person(), handler.label()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** Seats one of the staff at a desk of experts; seated already, he stays. */
    public Mono<Void> seat(Actor actor, String desk, Person.Id person) {
        return required(actor, desk)
                .then(Mono.defer(() -> handlers.of(actor.requireVillage())))
                .filter(staff -> staff.stream().anyMatch(one -> one.person().equals(person)))
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/person", "只能安排在本村有职务的人。")))
                .flatMap(staff -> desks.seat(toSeat(actor, desk, person), event(actor, desk, person, "seated")));
    }

    /** Takes somebody from a desk; what was asked there stays closed to the cadres when the last one goes. */
    public Mono<Void> unseat(Actor actor, String desk, Person.Id person) {
        return required(actor, desk)
                .then(Mono.defer(
                        () -> desks.unseat(toSeat(actor, desk, person), event(actor, desk, person, "unseated"))));
    }

    private Mono<Desk> required(Actor actor, String desk) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER).requireVillage())
                .flatMap(village -> Seats.of(desks, village))
                .map(seats -> seats.required(desk))
                .filter(found -> found.kind() == Desk.Kind.EXPERT)
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/desk", "这个窗口由村干部答复，不安排专家。")));
    }

    private Desks.Seat toSeat(Actor actor, String desk, Person.Id person) {
        return new Desks.Seat(actor.requireVillage(), desk, person, actor.requirePerson(), clock.instant());
    }

    private Event event(Actor actor, String desk, Person.Id person, String type) {
        var facts = Map.of(
                "desk",
                desk,
                "person",
                person.toString(),
                "actor",
                actor.requirePerson().toString());
        return new Event(
                ids.next(),
                Optional.of(actor.requireVillage()),
                new Event.Subject(SUBJECT, ids.next(), 1),
                SUBJECT + "." + type,
                facts,
                clock.instant());
    }
}
