package village.wechat.caching;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds one answer: what was made last, and what is being made. Many who ask at once cause one load. */
final class Slot {
    private static final int EMPTY = 500;

    private volatile @Nullable Held held;
    private volatile @Nullable Held lastWhole;
    private volatile int incomplete;
    private volatile @Nullable Making making;

    /**
     * What a load gave.
     *
     * @param changes counted before the load began
     * @param takenBack counted before the load began
     * @param made when it was made, in nanoseconds of the ticker
     * @param until likewise
     */
    record Held(Content content, Made.Parts parts, long changes, long takenBack, long made, long until) {
        /** The last third of its time, when another is made for those who come after it. */
        boolean ageing(long now) {
            return parts == Made.Parts.ALL && now - until > (made - until) / 3;
        }
    }

    private record Making(long changes, CompletableFuture<Held> future) {}

    /** What may be sent without a question; null when there is nothing, or it is out of date. */
    @Nullable
    Content fresh(long changes, long now) {
        var present = heldSince(changes, now);
        return present == null ? null : present.content();
    }

    /** Whether somebody should have it made anew before its time is over, so that nobody waits for it then. */
    boolean wantsRenewal(long now) {
        var present = held;
        return present != null && making == null && present.ageing(now);
    }

    /** Counts only grow: what was loaded after more changes than the caller knows of is fresh for him too. */
    private @Nullable Held heldSince(long changes, long now) {
        var present = held;
        return present != null && present.changes() >= changes && present.until() - now > 0 ? present : null;
    }

    /** What was whole once, however old; null when there is none, or something in it may have been taken back. */
    @Nullable
    Content old(long takenBack) {
        var present = lastWhole;
        return present != null && present.takenBack() == takenBack ? present.content() : null;
    }

    /**
     * Joins the load that began after these changes, or begins one, unless one has ended meanwhile. An earlier load goes on
     * for those who wait for it; what it gives is not kept.
     *
     * @param kept runs after something was kept
     */
    CompletableFuture<Held> load(long changes, long now, Runnable kept, Supplier<CompletableFuture<Held>> begin) {
        var future = new CompletableFuture<Held>();
        synchronized (this) {
            var present = heldSince(changes, now);
            if (present != null && !present.ageing(now)) {
                return CompletableFuture.completedFuture(present);
            }
            if (making != null && making.changes() >= changes) {
                return making.future();
            }
            making = new Making(changes, future);
        }
        begin.get().whenComplete((loaded, failure) -> finish(future, kept, loaded, failure));
        return future;
    }

    private void finish(
            CompletableFuture<Held> future, Runnable kept, @Nullable Held loaded, @Nullable Throwable failure) {
        synchronized (this) {
            if (making != null && making.future() == future) {
                making = null;
                keep(loaded);
            }
        }
        kept.run();
        if (loaded != null) {
            future.complete(loaded);
        } else {
            future.completeExceptionally(failure == null ? new IllegalStateException("nothing was loaded") : failure);
        }
    }

    private void keep(@Nullable Held loaded) {
        if (loaded == null || loaded.parts() == Made.Parts.NONE || poorer(loaded)) {
            return;
        }
        held = loaded;
        if (loaded.parts() == Made.Parts.ALL) {
            lastWhole = loaded;
            incomplete = 0;
        } else {
            incomplete = incomplete() + 1;
        }
    }

    /** Than what may still be shown. */
    private boolean poorer(Held loaded) {
        var present = held;
        return loaded.parts() == Made.Parts.SOME
                && present != null
                && present.parts() == Made.Parts.ALL
                && present.changes() >= loaded.changes()
                && present.until() - loaded.made() > 0;
    }

    /** How many answers in a row lacked something. */
    int incomplete() {
        return incomplete;
    }

    /** Bytes held, for the bound on all of them. */
    int size() {
        var present = held;
        var whole = lastWhole;
        return EMPTY + bytes(present) + (whole == present ? 0 : bytes(whole));
    }

    private static int bytes(@Nullable Held some) {
        return some == null ? 0 : some.content().size();
    }
}
