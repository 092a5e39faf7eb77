package village.wechat.dialogue.talk;

import java.time.Duration;
import java.time.Instant;
import village.api.place.Village;

/**
 * A door plate the follower scanned.
 *
 * @param label what everybody may read on it
 */
public record Plate(String code, Village.Id village, String label, Instant at) {
    private static final Duration STANDS_THERE = Duration.ofHours(1);

    /** Whether he may still be taken to stand before it. */
    boolean near(Instant now) {
        return now.isBefore(at.plus(STANDS_THERE));
    }
}
