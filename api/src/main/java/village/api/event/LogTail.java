package village.api.event;

/**
 * Tells the caches of one instance what happens. Every instance hears every event; nothing is remembered over a
 * restart. What must not be lost is a {@link Consumer}.
 */
public interface LogTail {
    /**
     * Adds a listener for the life of the instance; register while the application is put together.
     *
     * @param name for the log, lower-kebab
     */
    void listen(String name, Listener listener);

    /** Must be quick and must not block. */
    interface Listener {
        /**
         * An event took its place in the log, usually well under a second ago. Called by one thread at a time, in the
         * log's order.
         */
        void happened(SequencedEvent event);

        /**
         * This instance has just committed an event and does not acknowledge the act before this returns. The same event
         * happens a little later. Called by any thread, also by several at once.
         */
        default void written(Event event) {}

        /**
         * Events may have been missed: forget whatever was derived from the log or the tables so far. Called before the
         * first event and whenever the log was restored.
         */
        void missed();
    }
}
