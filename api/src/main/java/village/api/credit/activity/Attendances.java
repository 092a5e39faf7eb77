package village.api.credit.activity;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.event.Event;
import village.api.place.Village;

/** Who took part in which activity; everybody at most once in each. Writes join the surrounding transaction. */
public interface Attendances {
    /**
     * Adds an attendance with its event, unless the member has one of this activity.
     *
     * @return the one that stands: the given one, or that of before
     */
    Mono<Attendance> first(Attendance attendance, Event event);

    /** An attendance after an act, with what tells of it. */
    record Change(Attendance after, Event event) {}

    /**
     * Changes an attendance under its row lock.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the attendance after the act; empty if the village has none of that id
     */
    Mono<Attendance> change(Village.Id village, Attendance.Id id, Function<Attendance, Change> act);

    /** Empty if the village has none of that id. */
    Mono<Attendance> byId(Village.Id village, Attendance.Id id);

    /** Of one activity, those that wait first, then as they came; never more than 500. */
    Mono<List<Attendance>> of(Village.Id village, Activity.Id activity);

    /** A member's own, of some activities. */
    Mono<List<Attendance>> own(Member member, Collection<Activity.Id> activities);

    /** What waits in a village for its secretary, the oldest first; never more than 100. */
    Mono<List<Attendance>> waiting(Village.Id village);

    /** Whether another activity that was on at the same time is booked for the member, and was not taken back. */
    Mono<Boolean> overlapping(Member member, Activity activity);

    /**
     * Counts a try of a member at the code, before it is looked at, on its own whatever becomes of the act around it.
     *
     * @return how many it were in this activity
     */
    Mono<Integer> missed(Member member, Activity.Id activity);

    /** Takes a try back whose code was good: who signs again is no guesser. */
    Mono<Void> pardoned(Member member, Activity.Id activity);

    /** How many wrong codes a member gave in an activity. */
    Mono<Integer> misses(Member member, Activity.Id activity);
}
