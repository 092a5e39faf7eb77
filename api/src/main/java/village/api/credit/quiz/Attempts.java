package village.api.credit.quiz;

import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.event.Event;

/** Who tried which quiz how often. Of one member's acts on one quiz each sees what the one before it did. */
public interface Attempts {
    /**
     * How it stands with a member and a quiz.
     *
     * @param used how many attempts he began
     * @param last the latest; empty before the first
     */
    record Standing(int used, boolean passed, Optional<Attempt> last) {
        public static final Standing NONE = new Standing(0, false, Optional.empty());
    }

    /** Never empty. */
    Mono<Standing> standing(Member member, Course.Id course);

    /** An attempt after an act, with what tells of it; no event where nothing changed. */
    record Change(Attempt after, Optional<Event> event) {}

    /**
     * Begins an attempt, or goes on with one, under a lock of the member's standing.
     *
     * @param rule gives a new attempt with its event, or the last one without; what it throws is passed on
     */
    Mono<Attempt> begin(Member member, Course.Id course, Function<Standing, Change> rule);

    /**
     * Hands an attempt in, under the same lock. Joins the surrounding transaction.
     *
     * @param rule what it throws is passed on and nothing is written
     * @return the attempt afterwards; empty if the member has none of that id in that course
     */
    Mono<Attempt> handIn(Member member, Course.Id course, Attempt.Id id, Function<Attempt, Change> rule);
}
