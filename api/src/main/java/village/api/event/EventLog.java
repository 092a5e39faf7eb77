package village.api.event;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The log, for reading. Only events that have their position are in it. */
public interface EventLog {
    /** The events after a position, oldest first, without gaps; empty list at the head. */
    Mono<List<SequencedEvent>> after(long position, int limit);

    /**
     * The events after one position and up to another that pass a sieve, oldest first.
     *
     * @param limit how many at most
     */
    Mono<List<SequencedEvent>> sieved(long after, long upTo, Sieve sieve, int limit);

    /** The position of the last event, with the epoch it belongs to. */
    Mono<LogPosition> head();

    /**
     * The events after a kept position and the position to keep next. Refuses a position of another epoch.
     *
     * <p>The epoch is looked at before the events: if the log is restored in between, the next call is refused.
     */
    default Mono<Stretch> follow(LogPosition kept, int limit) {
        return head().map(kept::within)
                .flatMap(sound -> after(sound.position(), limit))
                .map(events -> Stretch.of(kept, events));
    }

    /**
     * What to let through.
     *
     * @param types of these types only
     * @param villages of these villages only
     */
    record Sieve(Set<String> types, Set<Village.Id> villages) {
        public Sieve {
            types = Set.copyOf(types);
            villages = Set.copyOf(villages);
        }

        public boolean passes(Event event) {
            return types.contains(event.type())
                    && event.village().filter(villages::contains).isPresent();
        }
    }

    /**
     * A piece of the log.
     *
     * @param next where to go on; unchanged when there was nothing
     */
    record Stretch(List<SequencedEvent> events, LogPosition next) {
        public Stretch {
            events = List.copyOf(events);
        }

        static Stretch of(LogPosition from, List<SequencedEvent> events) {
            var next = events.isEmpty()
                    ? from
                    : from.at(events.get(events.size() - 1).position());
            return new Stretch(events, next);
        }
    }
}
