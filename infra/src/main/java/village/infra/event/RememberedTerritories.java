package village.infra.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.event.feed.Territories;
import village.api.place.Village;

/**
 * Remembers which villages lie where, until the log tells that one was founded, renamed or given another code, or a new day
 * brings what was entered for it. What was learned when the log stood somewhere holds further on as long as no such event
 * lies between; where this instance has not yet heard of everything up to there, it asks.
 */
final class RememberedTerritories implements Territories, LogTail.Listener {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<String> PLACES = Set.of("village", "area");
    /** Villages, of all areas together. */
    private static final long MOST = 500_000;

    private final Territories territories;
    private final Clock clock;
    private final Cache<String, Learned> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<String, Learned>weigher((area, learned) -> learned.villages().size() + 1)
            .build();

    private final AtomicInteger beginnings = new AtomicInteger();
    private volatile Heard heard = Heard.NOTHING;

    RememberedTerritories(Territories territories, Clock clock) {
        this.territories = territories;
        this.clock = clock;
    }

    /** @param at how far the log was, before the question was asked */
    private record Learned(List<Village> villages, long at, LocalDate day) {}

    /**
     * What the log has told this instance.
     *
     * @param from after which position everything was heard
     * @param to up to which
     * @param place where the last event about a place stands; no later than {@code from} when none was heard
     */
    private record Heard(long from, long to, long place) {
        static final Heard NOTHING = new Heard(Long.MAX_VALUE, -1, -1);

        Heard with(SequencedEvent event) {
            var position = event.position();
            var about = PLACES.contains(event.event().subject().kind()) ? position : place;
            return to < 0 ? new Heard(position - 1, position, about) : new Heard(from, position, about);
        }

        /** Whether nothing about a place was told after one position and up to another, or afterwards. */
        boolean nothingNew(long after, long upTo) {
            return from <= after && upTo <= to && place <= after;
        }
    }

    @Override
    public Mono<List<Village>> within(String area, long position) {
        return Mono.defer(() -> {
            var day = LocalDate.ofInstant(clock.instant(), SHANGHAI);
            var learned = known.getIfPresent(area);
            return learned != null && learned.day().equals(day) && holds(learned, position)
                    ? Mono.just(learned.villages())
                    : learn(area, position, day);
        });
    }

    /** What was asked before the log began anew is not kept. */
    private Mono<List<Village>> learn(String area, long position, LocalDate day) {
        var beginning = beginnings.get();
        return territories.within(area, position).doOnNext(found -> {
            known.put(area, new Learned(found, position, day));
            if (beginnings.get() != beginning) {
                known.invalidate(area);
            }
        });
    }

    private boolean holds(Learned learned, long position) {
        return position <= learned.at() || heard.nothingNew(learned.at(), position);
    }

    @Override
    public void happened(SequencedEvent event) {
        heard = heard.with(event);
    }

    @Override
    public void missed() {
        heard = Heard.NOTHING;
        beginnings.incrementAndGet();
        known.invalidateAll();
    }
}
