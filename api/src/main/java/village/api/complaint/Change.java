package village.api.complaint;

import java.util.Optional;
import village.api.event.Event;

/**
 * A complaint after an act, with the entry and the event that tell of it: written together or not at all.
 *
 * @param step empty for an act that leaves no entry in the time line
 */
public record Change(Complaint after, Optional<Step> step, Event event) {}
