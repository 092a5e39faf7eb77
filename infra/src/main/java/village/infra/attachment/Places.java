package village.infra.attachment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.openapi.signature.Spools.Sender;

/** So many bodies may be kept at once, and so many of one sender, so that none takes all. */
final class Places {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final int most;
    private final int mostOfOne;
    private final Map<Sender, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Refuses a sender who has all that one may have; fails as unavailable while all are taken. */
    synchronized Taken take(Sender sender) {
        var his = taken.getOrDefault(sender, 0);
        if (his >= mostOfOne) {
            throw Refusal.retryAfter(Reason.CLIENT_UPLOADS, PAUSE);
        }
        if (all >= most) {
            throw new Unavailable("signed bodies", new IllegalStateException("all places are taken"));
        }
        taken.put(sender, his + 1);
        all++;
        return new Taken(sender);
    }

    private synchronized void free(Sender sender) {
        taken.merge(sender, -1, Integer::sum);
        taken.remove(sender, 0);
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
