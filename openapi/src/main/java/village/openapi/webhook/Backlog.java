package village.openapi.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import village.openapi.webhook.Outbox.Claim;

/**
 * What this instance holds of one receiver's messages: a few on their way, some claimed and waiting behind them, some whose
 * ending is being noted. A receiver that answers at once is claimed more and more for; one that is slow or fails gets no
 * more than may be on their way, so that nothing of it lies here while another instance could send it.
 */
final class Backlog {
    /** How many messages of a receiver an instance holds at most. */
    static final int MOST = 64;
    /** Who takes longer is not claimed ahead for. */
    static final Duration SWIFT = Duration.ofMillis(250);

    private record Held(Claim claim, long claimedAt) {}

    private final int atOnce;
    private final int most;
    private final long fresh;
    private final Queue<Held> waiting = new ArrayDeque<>();
    private int window;
    private int sending;
    private int held;

    /** @param fresh how long after its claim a message may be begun to be sent; nothing is claimed ahead if it is not positive */
    Backlog(int atOnce, Duration fresh) {
        this.atOnce = atOnce;
        this.fresh = fresh.toNanos();
        this.most = fresh.isNegative() || fresh.isZero() ? atOnce : Math.max(atOnce, MOST);
        this.window = atOnce;
    }

    /** Reserves as much as is worth a claim; 0 for nothing. */
    synchronized int reserve() {
        if (!wanting()) {
            return 0;
        }
        var free = window - held;
        held += free;
        return free;
    }

    /** Whether a claim would be worth it: somebody could be sent to at once, or half of all is free. */
    synchronized boolean wanting() {
        var free = window - held;
        var idle = waiting.isEmpty() && sending < atOnce;
        return free > 0 && (idle || 2 * free >= window);
    }

    /** @param claimedAt a moment before the claim, by {@link System#nanoTime()} */
    synchronized void claimed(int reserved, List<Claim> claims, long claimedAt) {
        held -= reserved - claims.size();
        claims.forEach(claim -> waiting.add(new Held(claim, claimedAt)));
    }

    /** What is to be sent now. What has waited too long is left to whoever finds its lease ended. */
    synchronized Optional<Claim> next(long now) {
        while (sending < atOnce && !waiting.isEmpty()) {
            var next = waiting.remove();
            if (most == atOnce || now - next.claimedAt() < fresh) {
                sending++;
                return Optional.of(next.claim());
            }
            held--;
        }
        return Optional.empty();
    }

    synchronized void sent(boolean arrived, Duration took) {
        sending--;
        window = arrived && took.compareTo(SWIFT) <= 0 ? Math.min(most, window + 1) : Math.max(atOnce, window / 2);
    }

    /** Who says that he is gone gets nothing of what was claimed ahead for him. */
    synchronized void gone() {
        held -= waiting.size();
        waiting.clear();
    }

    synchronized void noted() {
        held--;
    }
}
