package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** The desks that answer, and who sits there. */
public interface Desks {
    /** The desks of a village in the order they are shown, the closed ones among them. */
    Mono<List<Desk>> of(Village.Id village);

    /** Who sits at the desks of a village, by the desk's code; desks where nobody ever sat are left out. */
    Mono<Map<String, Seated>> seated(Village.Id village);

    /**
     * Seats one of the staff at a desk, with the event that tells of it. Where he sits there already nothing is written and
     * nothing told.
     */
    Mono<Void> seat(Seat seat, Event event);

    /** Takes one of the staff from a desk, with the event; where he does not sit there nothing is written and nothing told. */
    Mono<Void> unseat(Seat seat, Event event);

    /**
     * One expert at one desk.
     *
     * @param desk the code
     * @param by who arranged it
     */
    record Seat(Village.Id village, String desk, Person.Id person, Person.Id by, Instant at) {}
}
