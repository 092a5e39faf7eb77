package village.api.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import village.api.identity.Person;

/**
 * When an answer is owed.
 *
 * @param since when the time for it began: with the filing, with an answer that did not hold, with a transfer; later by what
 *     was spent waiting
 * @param due the last moment that is in time
 * @param pausedAt since when the clock stands still; only while the reporter is asked for information
 * @param level who looks after it by now
 * @param extension an extension that was asked for and is not decided yet
 */
public record Deadline(
        Instant since, Instant due, Optional<Instant> pausedAt, Level level, Optional<Extension> extension) {

    /** How far up a late case has gone. */
    public enum Level {
        VILLAGE("村"),
        TOWNSHIP("乡镇"),
        COUNTY("县");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A wish for more time (延期). */
    public record Extension(Id id, Person.Id askedBy, Instant until, String reason, Instant askedAt) {
        public record Id(UUID value) {}
    }

    /** A time that begins. */
    public static Deadline of(Instant since, Instant due, Level level) {
        return new Deadline(since, due, Optional.empty(), level, Optional.empty());
    }

    public Deadline paused(Instant now) {
        return new Deadline(since, due, Optional.of(pausedAt.orElse(now)), level, extension);
    }

    /** The time spent waiting is given back; without a pause nothing changes. */
    public Deadline resumed(Instant now) {
        var waited = pausedAt.map(start -> Duration.between(start, now)).orElse(Duration.ZERO);
        return new Deadline(since.plus(waited), due.plus(waited), Optional.empty(), level, extension);
    }

    /** More time, as was wished. */
    public Deadline moved(Instant to) {
        return new Deadline(since, to, pausedAt, level, Optional.empty());
    }

    /** So much later, or earlier; a wish for more time stays. */
    public Deadline later(Duration span) {
        return new Deadline(since, due.plus(span), pausedAt, level, extension);
    }

    /**
     * The same where its due time lies ahead of the moment once more: who looked after it at first does so again, and when
     * that passes it goes up anew. What is late all the same stays as high as it has come.
     */
    public Deadline aheadOf(Instant now, Level first) {
        return effective(now).isAfter(due) ? this : escalated(first);
    }

    public Deadline asking(Extension wanted) {
        return new Deadline(since, due, pausedAt, level, Optional.of(wanted));
    }

    /** The wish is turned down or has become pointless. */
    public Deadline unasked() {
        return new Deadline(since, due, pausedAt, level, Optional.empty());
    }

    /** The reason of a wish for more time in other words; without one nothing changes. */
    public Deadline reworded(UnaryOperator<String> words) {
        return extension
                .map(asked -> asking(new Extension(
                        asked.id(), asked.askedBy(), asked.until(), words.apply(asked.reason()), asked.askedAt())))
                .orElse(this);
    }

    /** What the time line says where a wish for more time falls away undecided; nothing where none waits. */
    public String dropped() {
        return extension.isPresent() ? "原来的延期申请不用再批。" : "";
    }

    public Deadline escalated(Level to) {
        return new Deadline(since, due, pausedAt, to, extension);
    }

    /** How pressing it is, as long as the answer is owed. */
    public Colour colour(Instant now) {
        return Colour.of(since, due, effective(now));
    }

    /** The moment that counts against the due time: a paused clock stays where it stopped. */
    public Instant effective(Instant now) {
        return pausedAt.orElse(now);
    }
}
