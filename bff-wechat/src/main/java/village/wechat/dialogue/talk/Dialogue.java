package village.wechat.dialogue.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What is remembered of the talk with one follower of one account.
 *
 * @param home which village he speaks of
 * @param drafts what he sent and has not decided about
 * @param handled his latest messages, the newest last, so that one told twice is acted on once
 */
public record Dialogue(Home home, Drafts drafts, List<Handled> handled) {
    /** Nothing was said yet. */
    public static final Dialogue NEW = new Dialogue(Home.UNKNOWN, Drafts.NONE, List.of());

    private static final int REMEMBERED = 20;

    public Dialogue {
        handled = List.copyOf(handled);
    }

    /** A message and what it led to. */
    public record Handled(UUID message, Act act) {}

    Optional<Act> handled(UUID message) {
        return handled.stream()
                .filter(before -> before.message().equals(message))
                .map(Handled::act)
                .findFirst();
    }

    Dialogue handling(UUID message, Act act) {
        var all = new ArrayList<>(handled);
        all.add(new Handled(message, act));
        return new Dialogue(home, drafts, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    Dialogue with(Home other) {
        return new Dialogue(other, drafts, handled);
    }

    /** The same with other drafts. */
    public Dialogue with(UnaryOperator<Drafts> change) {
        return new Dialogue(home, change.apply(drafts), handled);
    }

    Dialogue with(Drafts other) {
        return new Dialogue(home, other, handled);
    }
}
