package village.wechat.dialogue.talk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When and around what a message is heard.
 *
 * @param message stands for the message for good
 */
record Moment(Surroundings around, UUID message, Instant now) {
    Optional<Home.Choice> village(Dialogue dialogue) {
        return dialogue.home().resolved(around, now);
    }

    /** Whether he may bring something before the village. */
    boolean boundIn(Home.Choice village) {
        return around.bound().contains(village.village());
    }
}
