package village.api.credit.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import village.api.credit.course.Lesson;

/**
 * A member's one clock over all his devices: which lesson he was heard from last, and when. Every stretch of it counts for
 * one lesson at most and once at most, so that all he learns together never exceeds the time that passed.
 *
 * @param beat the last one that was heard
 */
public record Sitting(Lesson.Id lesson, Instant at, UUID beat) {
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /** The time that may count for a beat: none if it came before, if another lesson was open, or after a long silence. */
    public long elapsedMillis(Beat next) {
        if (beat.equals(next.id()) || !lesson.equals(next.lesson())) {
            return 0;
        }
        var passed = Duration.between(at, next.at());
        return passed.isNegative() || passed.compareTo(next.patience()) > 0 ? 0 : passed.toMillis();
    }

    /** Whether another lesson was open just now, on this device or another. */
    public boolean elsewhere(Beat next) {
        return !lesson.equals(next.lesson()) && Duration.between(at, next.at()).compareTo(JUST_NOW) < 0;
    }

    /** The clock never goes back; a beat that was heard before leaves it as it is. */
    public Sitting heard(Beat next) {
        if (beat.equals(next.id())) {
            return this;
        }
        return new Sitting(next.lesson(), next.at().isAfter(at) ? next.at() : at, next.id());
    }

    /**
     * How far a member has come after a beat. What he claims to have done before, or further ahead than time allows, earns
     * nothing.
     *
     * @param reached how far he was
     * @param elapsed the time that may count
     */
    public static long reached(long reached, Beat beat, long elapsed) {
        var claimed = beat.claimedMillis() - reached;
        if (claimed <= 0 || claimed > elapsed + Beat.TOLERANCE.toMillis()) {
            return reached;
        }
        return Math.min(beat.requiredMillis(), reached + Math.min(claimed, elapsed));
    }
}
