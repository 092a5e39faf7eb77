package village.api.event.feed;

/** What a platform has to do with the case an event is about. */
public enum Tie {
    NONE,
    /** It handed the case over, or was sent it. */
    HAS,
    /** By this event the case is taken from it. */
    LOSES
}
