package village.api.complaint;

import village.api.event.Event;

/** A complaint after an act, with the entry and the event that tell of it: written together or not at all. */
public record Change(Complaint after, Step step, Event event) {}
