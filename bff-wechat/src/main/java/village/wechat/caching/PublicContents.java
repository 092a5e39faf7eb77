package village.wechat.caching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;

/**
 * Keeps public answers in this instance as bytes. An act of this instance outdates them before it is acknowledged, acts of
 * others when the log tells of them. Old ones are shown only while PostgreSQL is away.
 */
public final class PublicContents implements LogTail.Listener {
    private static final long PARTS_KEPT = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLINGS = 4;
    private static final Duration ECHO = Duration.ofMinutes(5);

    private final Clock clock;
    private final Ticker ticker;
    private final Duration longest;
    private final Cache<Key, Slot> slots;
    private final Generations generations = new Generations();
    private final Outage outage;
    private final LongAdder loads = new LongAdder();

    /** What was outdated when it was written need not be once more when the log tells of it. */
    private final Cache<UUID, Boolean> written =
            Caffeine.newBuilder().expireAfterWrite(ECHO).maximumSize(100_000).build();

    PublicContents(Clock clock, Ticker ticker, long bytes) {
        this(clock, ticker, bytes, Screen.USUALLY);
    }

    /** @param longest no screen is shown for longer without asking again */
    PublicContents(Clock clock, Ticker ticker, long bytes, Duration longest) {
        this.clock = clock;
        this.ticker = ticker;
        this.longest = longest;
        this.outage = new Outage(ticker.read());
        this.slots = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Slot slot) -> slot.size())
                .executor(Runnable::run)
                .build();
    }

    /**
     * An answer, and whether it may be out of date.
     *
     * @param old true only while PostgreSQL is away
     */
    record Served(Content content, boolean old) {}

    Slot slot(Key key) {
        return slots.get(key, missing -> new Slot());
    }

    private @Nullable Content fresh(Key key, Slot slot) {
        return slot.fresh(generations.changes(key), ticker.read());
    }

    /** What may be sent at once, without asking anybody or having anything made. */
    @Nullable
    Content fresh(Key key) {
        var slot = slots.getIfPresent(key);
        return slot == null || slot.wantsRenewal(ticker.read()) ? null : fresh(key, slot);
    }

    /** Gives the answer, loading it where needed; the load is not the caller's and goes on when he leaves. */
    Mono<Served> find(Key key, Slot slot, Supplier<Mono<Made>> load) {
        return Mono.defer(() -> {
            var fresh = fresh(key, slot);
            if (fresh != null) {
                if (slot.wantsRenewal(ticker.read())) {
                    begin(key, slot, load);
                }
                return Mono.just(new Served(fresh, false));
            }
            var old = outage.lasts(ticker.read()) ? old(key, slot) : null;
            if (old == null) {
                return loaded(key, slot, load);
            }
            if (outage.mayTry(ticker.read())) {
                begin(key, slot, load);
            }
            return Mono.just(new Served(old, true));
        });
    }

    private @Nullable Content old(Key key, Slot slot) {
        return slot.old(generations.takenBack(key));
    }

    private Mono<Served> loaded(Key key, Slot slot, Supplier<Mono<Made>> load) {
        return Mono.fromFuture(() -> begin(key, slot, load), true)
                .map(held -> served(key, slot, held))
                .onErrorResume(Unavailable.class, failure -> {
                    var old = old(key, slot);
                    return old == null ? Mono.error(failure) : Mono.just(new Served(old, true));
                });
    }

    private Served served(Key key, Slot slot, Slot.Held held) {
        var old = held.parts() == Made.Parts.NONE ? old(key, slot) : null;
        return old == null ? new Served(held.content(), false) : new Served(old, true);
    }

    private CompletableFuture<Slot.Held> begin(Key key, Slot slot, Supplier<Mono<Made>> load) {
        var changes = generations.changes(key);
        return slot.load(changes, ticker.read(), () -> weigh(key, slot), () -> {
            var began = ticker.read();
            var takenBack = generations.takenBack(key);
            var asOf = clock.instant();
            loads.increment();
            return Mono.defer(load)
                    .map(made -> held(key, slot, made, Content.of(made.json(), asOf), changes, takenBack))
                    .doOnNext(held -> noted(held.parts(), began))
                    .toFuture()
                    .whenComplete((held, failure) -> ended(began, failure));
        });
    }

    /** What stays incomplete is asked for ever less often: else many villages' screens would keep an ailing database down. */
    private Slot.Held held(Key key, Slot slot, Made made, Content content, long changes, long takenBack) {
        var whole = Math.min(key.screen().kept().toNanos(), longest.toNanos());
        var kept = made.parts() == Made.Parts.ALL
                ? whole
                : Math.min(whole, PARTS_KEPT << Math.min(slot.incomplete(), MOST_DOUBLINGS));
        var now = ticker.read();
        return new Slot.Held(content, made.parts(), changes, takenBack, now, now + kept);
    }

    private void noted(Made.Parts parts, long began) {
        if (parts == Made.Parts.NONE) {
            outage.noticed(began, ticker.read());
        } else if (parts == Made.Parts.ALL) {
            outage.over(ticker.read());
        }
    }

    private void ended(long began, @Nullable Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Unavailable) {
            outage.noticed(began, ticker.read());
        }
    }

    /** The cache weighs what is put in; a slot grows later. */
    private void weigh(Key key, Slot slot) {
        slots.asMap().replace(key, slot, slot);
    }

    /** How many bytes are kept, as the bound on them counts. */
    long weight() {
        return slots.policy()
                .eviction()
                .map(bound -> bound.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** How many answers were made since the start. */
    public long loads() {
        return loads.sum();
    }

    @Override
    public void written(Event event) {
        written.put(event.id(), true);
        generations.changed(event);
        outage.over(ticker.read());
    }

    @Override
    public void happened(SequencedEvent sequenced) {
        if (written.asMap().remove(sequenced.event().id()) == null) {
            generations.changed(sequenced.event());
        }
        outage.over(ticker.read());
    }

    @Override
    public void missed() {
        generations.allChanged();
        slots.invalidateAll();
    }
}
