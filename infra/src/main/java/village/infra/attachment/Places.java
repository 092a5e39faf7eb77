package village.infra.attachment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.openapi.signature.Spools.Sender;

/**
 * So many bodies may be kept at once, so many of one sender and so many from one house, whatever clients it names: nobody
 * has signed yet, and keys are known to many.
 */
final class Places {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final int most;
    private final int mostOfOne;
    private final int mostOfHouse;
    private final Map<Sender, Integer> taken = new HashMap<>();
    private final Map<String, Integer> houses = new HashMap<>();
    private int all;

    Places(int most, int mostOfOne, int mostOfHouse) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.mostOfHouse = mostOfHouse;
    }

    /** Refuses a sender or house that has all that one may have; fails as unavailable while all are taken. */
    synchronized Taken take(Sender sender) {
        if (taken.getOrDefault(sender, 0) >= mostOfOne || houses.getOrDefault(sender.house(), 0) >= mostOfHouse) {
            throw Refusal.retryAfter(Reason.CLIENT_UPLOADS, PAUSE);
        }
        if (all >= most) {
            throw new Unavailable("signed bodies", new IllegalStateException("all places are taken"));
        }
        taken.merge(sender, 1, Integer::sum);
        houses.merge(sender.house(), 1, Integer::sum);
        all++;
        return new Taken(sender);
    }

    private synchronized void free(Sender sender) {
        taken.merge(sender, -1, Integer::sum);
        taken.remove(sender, 0);
        houses.merge(sender.house(), -1, Integer::sum);
        houses.remove(sender.house(), 0);
        all--;
    }

    /** One place; given back once, however often that is asked. */
    final class Taken {
        private final Sender sender;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Taken(Sender sender) {
            this.sender = sender;
        }

        void free() {
            if (held.compareAndSet(true, false)) {
                Places.this.free(sender);
            }
        }
    }
}
