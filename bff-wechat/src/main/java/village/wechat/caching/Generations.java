package village.wechat.caching;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;
import village.api.event.Event;
import village.api.place.Village;

/**
 * Counts what happened to a village's things of a kind, and to each thing. An answer is out of date when a count behind it
 * differs from what it was before the answer was made, so a load that began before a change can never pass for a fresh
 * one. Counters are shared by hash: two that meet only cost a load too many.
 */
final class Generations {
    private static final int COUNTERS = 1 << 16;
    /** The fact by which an event names the thing that its subject is shown within. */
    private static final String WITHIN = "within";
    /**
     * What an event's type ends with if something may not be shown any more, not even where nothing newer can be had. Too
     * many words only mean that less is shown while PostgreSQL is away.
     */
    private static final Set<String> TAKING_BACK = Set.of(
            "withdrawn",
            "covered",
            "erased",
            "corrected",
            "hidden",
            "removed",
            "revised",
            "changed",
            "unpublished",
            "merged",
            "up",
            "back",
            "switched");

    private static final Pattern BETWEEN = Pattern.compile("[.-]");

    private final AtomicLongArray changes = new AtomicLongArray(COUNTERS);
    private final AtomicLongArray takenBack = new AtomicLongArray(COUNTERS);
    private final AtomicLong all = new AtomicLong();

    /** Grows with every change to what an answer shows. */
    long changes(Key key) {
        return all.get() + sum(changes, key);
    }

    /** Grows when something an answer may show is taken back. */
    long takenBack(Key key) {
        return sum(takenBack, key);
    }

    private static long sum(AtomicLongArray counters, Key key) {
        return key.subject() == null
                ? sum(counters, key, key.screen().subjects())
                : counters.get(place(key.subject()))
                        + sum(counters, key, key.screen().beside());
    }

    private static long sum(AtomicLongArray counters, Key key, Set<String> kinds) {
        var sum = 0L;
        for (String kind : kinds) {
            sum += counters.get(place(key.village(), kind));
        }
        return sum;
    }

    void changed(Event event) {
        if (takesBack(event.type())) {
            count(takenBack, event);
        }
        count(changes, event);
    }

    /** Whether something may not be shown any more after an event of this type. */
    static boolean takesBack(String type) {
        var words = BETWEEN.split(type);
        return TAKING_BACK.contains(words[words.length - 1]);
    }

    private static void count(AtomicLongArray counters, Event event) {
        var subject = event.subject();
        counters.incrementAndGet(place(subject.id()));
        event.village().ifPresent(village -> counters.incrementAndGet(place(village, subject.kind())));
        Optional.ofNullable(event.facts().get(WITHIN))
                .map(UUID::fromString)
                .ifPresent(whole -> counters.incrementAndGet(place(whole)));
    }

    void allChanged() {
        all.incrementAndGet();
    }

    private static int place(Village.Id village, String kind) {
        return spread(village.value().hashCode() * 31 + kind.hashCode());
    }

    private static int place(UUID subject) {
        return spread(subject.hashCode());
    }

    private static int spread(int hash) {
        var mixed = hash * 0x9e3779b9;
        return (mixed ^ mixed >>> 16) & COUNTERS - 1;
    }
}
