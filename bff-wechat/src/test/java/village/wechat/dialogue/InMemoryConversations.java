package village.wechat.dialogue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Turn;

/** The twin of the table of dialogues: one message at a time. */
public final class InMemoryConversations implements Conversations {
    private final Map<OpenId, Dialogue> dialogues = new HashMap<>();

    @Override
    public Mono<Turn> hear(OpenId follower, Function<Dialogue, Turn> rule) {
        return Mono.fromSupplier(() -> heard(follower, rule));
    }

    private synchronized Turn heard(OpenId follower, Function<Dialogue, Turn> rule) {
        var turn = rule.apply(dialogues.getOrDefault(follower, Dialogue.NEW));
        dialogues.put(follower, turn.after());
        return turn;
    }

    @Override
    public Mono<Void> forget(OpenId follower) {
        return Mono.fromRunnable(() -> forgotten(follower));
    }

    private synchronized void forgotten(OpenId follower) {
        dialogues.remove(follower);
    }
}
