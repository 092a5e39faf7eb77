package village.wechat.account.inbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The chance to reply with the callback itself. It is taken or it is over, never both. */
final class Turn {
    private static final Optional<String> NOTHING = Optional.empty();

    private final AtomicReference<@Nullable Optional<String>> said = new AtomicReference<>();

    /** For letters whose callback is long over. */
    static Turn gone() {
        var turn = new Turn();
        turn.over();
        return turn;
    }

    /** Whether a reply could still go out with the callback. */
    boolean open() {
        return said.get() == null;
    }

    /** Whether the reply still goes out with the callback. */
    boolean taken(Optional<String> reply) {
        return said.compareAndSet(null, reply);
    }

    /** Ends the turn and tells what goes out with the callback. */
    Optional<String> over() {
        said.compareAndSet(null, NOTHING);
        var reply = said.get();
        return reply == null ? NOTHING : reply;
    }
}
