package village.api.credit.matter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.Event;

/** Says what events of study mean. */
public interface CreditMatters {
    /** Whether it says anything of such events. */
    boolean knows(String type);

    /** What an event means; empty where nobody is to be told, or what it is about is gone. */
    Mono<Matter> of(Event event);

    /** What several mean, by their ids, for who has many; the others are missing. */
    default Mono<Map<UUID, Matter>> ofAll(List<Event> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> of(event).map(matter -> Map.entry(event.id(), matter)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
