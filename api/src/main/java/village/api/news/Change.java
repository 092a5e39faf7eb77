package village.api.news;

import village.api.event.Event;

/** An article after an act, with the event that tells of it: written together or not at all. */
public record Change(Article after, Event event) {}
