package village.api.event;

import village.api.Reason;
import village.api.Refusal;

/**
 * A place in the log that can be kept outside: the head of the log, or how far somebody has read.
 *
 * @param epoch which history the position belongs to; 0 until the log has given its first position
 * @param position of the last event, or 0
 */
public record LogPosition(long epoch, long position) {
    public LogPosition {
        if (epoch < 0 || position < 0) {
            throw new IllegalArgumentException("position: " + epoch + "/" + position + " (expected: 0 or more)");
        }
    }

    /**
     * Gives this back if a log with that head has told everything up to here; refuses it otherwise, because the log was
     * restored or failed over since and the events between would be skipped.
     */
    public LogPosition within(LogPosition head) {
        if (epoch != head.epoch || position > head.position) {
            throw Refusal.of(Reason.EVENT_CURSOR_STALE);
        }
        return this;
    }

    /** Another place in the same history. */
    public LogPosition at(long later) {
        return new LogPosition(epoch, later);
    }
}
