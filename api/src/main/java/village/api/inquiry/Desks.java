package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** The desks that answer, and who sits there. */
public interface Desks {
    /** All desks in the order they are shown. */
    Mono<List<Desk>> all();

    /** The experts of a village by the code of their desk; desks without any are left out. */
    Mono<Map<String, Set<Person.Id>>> experts(Village.Id village);

    /**
     * Seats somebody at a desk, with the event that tells of it. Where he sits there already nothing is written and
     * nothing told.
     */
    Mono<Void> seat(Seat seat, Event event);

    /** Takes somebody from a desk, with the event; where he does not sit there nothing is written and nothing told. */
    Mono<Void> unseat(Seat seat, Event event);

    /**
     * One expert at one desk.
     *
     * @param desk the code
     * @param by who arranged it
     */
    record Seat(Village.Id village, String desk, Person.Id person, Person.Id by, Instant at) {}
}
