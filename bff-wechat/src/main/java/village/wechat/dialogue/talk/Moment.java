package village.wechat.dialogue.talk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import village.api.place.Village;

/**
 * When and around what a message is heard.
 *
 * @param message stands for the message for good
 */
record Moment(Surroundings around, UUID message, Instant now) {
    Optional<Home.Choice> village(Dialogue dialogue) {
        return dialogue.home().resolved(around, now);
    }

    /**
     * The case that waits for something of him, where a draft may be meant for it: one before a door plate of another
     * village is not.
     */
    Optional<Surroundings.Waiting> waiting(Draft draft) {
        return around.waiting()
                .filter(his -> draft.plate()
                        .filter(plate -> !plate.village().equals(his.village()))
                        .isEmpty());
    }

    /** The same as he is shown it, who speaks of that village now, or of none yet. */
    Optional<Replies.Waits> waits(Draft draft, Optional<Village.Id> here) {
        return waiting(draft)
                .map(his -> new Replies.Waits(
                        his.ticket(),
                        here.filter(his.village()::equals).isPresent()
                                ? Optional.empty()
                                : Optional.of(name(his.village()))));
    }

    private String name(Village.Id village) {
        return around.served().stream()
                .filter(one -> one.id().equals(village))
                .findFirst()
                .map(Village::name)
                .orElse("别的村");
    }

    /** Whether he may bring something before the village. */
    boolean boundIn(Home.Choice village) {
        return around.bound().contains(village.village());
    }
}
