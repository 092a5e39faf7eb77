package village.api.credit.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * A themed Party day.
 *
 * @param version from 1, one more when it is called off
 * @param cancelledAt empty while it stands
 */
public record Activity(
        Id id,
        Village.Id village,
        long version,
        String title,
        String place,
        Instant startsAt,
        Instant endsAt,
        Person.Id author,
        Optional<Instant> cancelledAt) {

    /** What its events are about is called so. */
    public static final String KIND = "activity";

    public static final int MAX_TITLE = 60;
    public static final int MAX_PLACE = 60;
    /** People come early, and sign when they leave. */
    public static final Duration AROUND = Duration.ofMinutes(30);

    public static final Duration LONGEST = Duration.ofHours(16);

    public Activity {
        title = title.strip();
        place = place.strip();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw Refusal.invalid("/title", "请写明主题，最多 " + MAX_TITLE + " 个字。");
        }
        if (place.codePointCount(0, place.length()) > MAX_PLACE) {
            throw Refusal.invalid("/place", "地点最多 " + MAX_PLACE + " 个字。");
        }
        if (!endsAt.isAfter(startsAt) || Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("/endsAt", "结束时间应在开始之后，一次最长 16 小时。");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public boolean cancelled() {
        return cancelledAt.isPresent();
    }

    /** Whether codes are shown and taken. */
    public boolean open(Instant now) {
        return !cancelled() && !now.isBefore(startsAt.minus(AROUND)) && !now.isAfter(endsAt.plus(AROUND));
    }

    /** How long it lasts. */
    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }

    /** Refuses while it has not begun, and for good when it was called off. */
    public Activity requireBegun(Instant now) {
        if (cancelled() || now.isBefore(startsAt)) {
            throw Refusal.of(Reason.ACTIVITY_CLOSED, cancelled() ? "这次活动已经取消。" : "活动还没有开始。");
        }
        return this;
    }

    /** Calls it off: nobody took part, and what was recognised before is to be taken back. */
    public Activity cancelled(Instant now) {
        if (cancelled() || now.isAfter(endsAt)) {
            throw Refusal.of(Reason.ACTIVITY_CLOSED, "已经结束或者取消的活动，不能再取消。");
        }
        return new Activity(id, village, version + 1, title, place, startsAt, endsAt, author, Optional.of(now));
    }

    /** When attendance is said to have happened: never ahead of the moment it is recognised. */
    public Instant happenedAt(Instant now) {
        return now.isBefore(startsAt) ? now : startsAt;
    }

    /** @param type past tense, for example {@code planned} */
    public Event told(UUID event, String type, Person.Id actor, Instant now) {
        var subject = new Event.Subject(KIND, id.value(), version);
        return new Event(
                event, Optional.of(village), subject, KIND + "." + type, Map.of("actor", actor.toString()), now);
    }
}
