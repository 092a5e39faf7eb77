package village.wechat.dialogue.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import village.api.complaint.Complaint;

/**
 * What is remembered of the talk with one follower of one account.
 *
 * @param home which village he speaks of
 * @param drafts what he sent and has not decided about
 * @param handled his latest messages, the newest last, so that one told twice is acted on once
 * @param added the case that waited for him, and what he sends soon goes there too
 * @param shown the case he means by the number of a supplement: what he was shown by it, or added to
 */
public record Dialogue(
        Home home, Drafts drafts, List<Handled> handled, Optional<Added> added, Optional<Complaint.Id> shown) {
    /** Nothing was said yet. */
    public static final Dialogue NEW =
            new Dialogue(Home.UNKNOWN, Drafts.NONE, List.of(), Optional.empty(), Optional.empty());

    private static final int REMEMBERED = 20;
    private static final Duration SOON = Duration.ofMinutes(10);

    public Dialogue {
        handled = List.copyOf(handled);
    }

    /** What was sent for a case that waited for it, and when. */
    public record Added(Surroundings.Waiting to, Instant at) {}

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
        return new Dialogue(home, drafts, all.subList(Math.max(0, all.size() - REMEMBERED), all.size()), added, shown);
    }

    Dialogue with(Home other) {
        return new Dialogue(other, drafts, handled, added, shown);
    }

    /** The same with other drafts. */
    public Dialogue with(UnaryOperator<Drafts> change) {
        return new Dialogue(home, change.apply(drafts), handled, added, shown);
    }

    Dialogue with(Drafts other) {
        return new Dialogue(home, other, handled, added, shown);
    }

    Dialogue adding(Surroundings.Waiting to, Instant now) {
        return new Dialogue(home, drafts, handled, Optional.of(new Added(to, now)), Optional.of(to.complaint()));
    }

    /** He is shown what waits for him; nothing where nothing does. */
    Dialogue offering(Optional<Complaint.Id> first) {
        return new Dialogue(home, drafts, handled, added, first);
    }

    /** What he says in words may be about something else. */
    Dialogue adding() {
        return new Dialogue(home, drafts, handled, Optional.empty(), shown);
    }

    /** The case that something was added to a moment ago. */
    Optional<Surroundings.Waiting> added(Instant now) {
        return added.filter(last -> now.isBefore(last.at().plus(SOON))).map(Added::to);
    }
}
