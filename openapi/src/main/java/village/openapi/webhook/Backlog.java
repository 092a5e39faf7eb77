package village.openapi.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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

    /** How long it holds that a message may be sent. */
    static final Duration SURE = Duration.ofMillis(200);

    /** @param lookedAt when it was last certain that it may be sent */
    private record Held(Claim claim, long claimedAt, long lookedAt) {
        Held looked(long at) {
            return new Held(claim, claimedAt, at);
        }

        boolean sure(long now) {
            return now - lookedAt < SURE.toNanos();
        }
    }

    private final int atOnce;
    private final int most;
    private final long fresh;
    private final Queue<Held> waiting = new ArrayDeque<>();
    private int window;
    private int sending;
    private int held;
    private boolean looking;

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

    /**
     * @param claimedAt a moment before the claim, by {@link System#nanoTime()}
     * @param lookedAt when it was known that they may be sent
     */
    synchronized void claimed(int reserved, List<Claim> claims, long claimedAt, long lookedAt) {
        held -= reserved - claims.size();
        claims.forEach(claim -> waiting.add(new Held(claim, claimedAt, lookedAt)));
    }

    /**
     * What is to be sent now; nothing while that is {@link #doubtful}. What has waited too long is left to whoever finds
     * its lease ended.
     */
    synchronized Optional<Claim> next(long now) {
        leaveOverdue(now);
        var next = Optional.ofNullable(waiting.peek()).filter(first -> sending < atOnce && first.sure(now));
        next.ifPresent(first -> {
            waiting.remove();
            sending++;
        });
        return next.map(Held::claim);
    }

    private void leaveOverdue(long now) {
        while (most > atOnce && !waiting.isEmpty() && now - waiting.element().claimedAt() >= fresh) {
            waiting.remove();
            held--;
        }
    }

    /** What waits, when it is to be looked at once more before any of it is sent; to be answered by {@link #looked}. */
    synchronized List<Claim> doubtful(long now) {
        var first = waiting.peek();
        if (looking || sending >= atOnce || first == null || first.sure(now)) {
            return List.of();
        }
        looking = true;
        return waiting.stream().map(Held::claim).toList();
    }

    /**
     * Keeps of what was doubtful what may be sent.
     *
     * @param at when the look was over, by {@link System#nanoTime()}: were it its beginning, a slow database would let
     *     nothing leave at all
     */
    synchronized void looked(List<Claim> doubtful, List<Claim> may, long at) {
        var asked = same(doubtful);
        var kept = same(may);
        looking = false;
        var before = List.copyOf(waiting);
        waiting.clear();
        for (var one : before) {
            if (!asked.contains(one.claim())) {
                waiting.add(one);
            } else if (kept.contains(one.claim())) {
                waiting.add(one.looked(at));
            } else {
                held--;
            }
        }
    }

    private static Set<Claim> same(List<Claim> claims) {
        Set<Claim> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(claims);
        return same;
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
