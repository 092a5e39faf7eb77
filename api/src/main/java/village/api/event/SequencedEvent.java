package village.api.event;

/**
 * An event in its place.
 *
 * @param position from 1, without gaps, in an order every reader sees alike; a subject's events keep their order
 */
public record SequencedEvent(long position, Event event) {}
