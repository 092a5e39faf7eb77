package village.wechat.dialogue;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Turn;

/** The dialogues with followers, each for itself. */
public interface Conversations {
    /**
     * Hears a message: the dialogue becomes what the rule makes of it. Of several at once each sees what the ones before
     * it left behind, on whatever instance. Somebody unknown begins with {@link Dialogue#NEW}.
     *
     * @param rule asks nobody and waits for nothing; what it throws is passed on and nothing is written
     */
    Mono<Turn> hear(OpenId follower, Function<Dialogue, Turn> rule);

    /** As {@link #hear}, for what is learned between two messages; gives the dialogue afterwards. */
    default Mono<Dialogue> change(OpenId follower, UnaryOperator<Dialogue> rule) {
        return hear(follower, before -> new Turn(rule.apply(before), Act.SILENCE))
                .map(Turn::after);
    }

    /** Forgets a dialogue; completes empty, also where there was none. */
    Mono<Void> forget(OpenId follower);
}
