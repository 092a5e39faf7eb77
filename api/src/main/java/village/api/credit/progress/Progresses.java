package village.api.credit.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.event.Event;

/** How far members have come, and the one clock each of them has. */
public interface Progresses {
    /**
     * Counts a beat by the rules of {@link Sitting}, whole or not at all, however many of one member arrive at once. A beat
     * that was counted before counts nothing and gives how far he is. Refuses where the person has not agreed, or agrees no
     * longer, at this moment ({@code credit.consent-required}); may refuse when too many wait
     * ({@code request.too-many}).
     */
    Mono<Heard> hear(Beat beat);

    /** @param elsewhere whether the member was heard from another lesson just now */
    record Heard(Progress progress, boolean elsewhere) {}

    /**
     * Marks a lesson as finished with its event, once; of one member's lessons one after another. Empty if it was before.
     *
     * @param progress of the member in that lesson
     */
    Mono<Progress> finish(Member member, Progress progress, Instant at, Event event);

    /** Notes that a member finished a course, once. Tells whether it was not noted before. */
    Mono<Boolean> complete(Member member, Course.Id course, Instant at, Event event);

    /** A member's progress in some courses; lessons he never opened are left out. */
    Mono<List<Progress>> of(Member member, Collection<Course.Id> courses);
}
