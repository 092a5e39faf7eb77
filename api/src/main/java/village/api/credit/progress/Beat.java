package village.api.credit.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import village.api.credit.Member;
import village.api.credit.course.Course;
import village.api.credit.course.Lesson;
import village.api.identity.Person;

/**
 * What a member's device says from time to time while a lesson is open: how far he has come. Only the arrival is
 * believed as it is; what he claims counts as far as the time since the last beat allows.
 *
 * @param id the device's own; the same beat sent again is recognised by it
 * @param person who is bound as the member, and agreed that his study is recorded
 * @param claimedMillis how far he says he has come in the lesson
 * @param requiredMillis the whole of the lesson
 * @param patience how long a device may have been silent (a lost network, a video shown elsewhere) before the time does
 *     not count
 * @param at when it arrived here
 */
public record Beat(
        UUID id,
        Person.Id person,
        Member member,
        Course.Id course,
        Lesson.Id lesson,
        long claimedMillis,
        long requiredMillis,
        Duration patience,
        Instant at) {
    /** A device's clock may run a little ahead. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration SILENCE = Duration.ofMinutes(5);

    public Beat {
        claimedMillis = Math.max(0, Math.min(claimedMillis, requiredMillis));
    }

    /**
     * A video is shown by somebody else's page, and a network may be gone for as long as a lesson is read: nothing is
     * heard until he is back. More than the time that passed counts in no case.
     */
    static Duration patience(Lesson lesson) {
        return Duration.ofMillis(lesson.requiredMillis()).plus(SILENCE);
    }
}
