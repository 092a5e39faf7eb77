package village.api.complaint;

import java.time.Instant;
import java.util.Optional;
import village.api.event.Event;

/**
 * A complaint after an act, with the entry and the event that tell of it: written together or not at all.
 *
 * @param step empty for an act that leaves no entry in the time line
 */
public record Change(Complaint after, Optional<Step> step, Event event) {
    /** The same with an entry that says when it really happened. */
    public Change occurred(Instant when) {
        return new Change(after, step.map(said -> said.occurred(when)), event);
    }
}
