package village.api.event.feed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.event.Event;

/** Whose cases are whose: a platform hears of what it handed over itself, also where it is not public. */
public interface Owners {
    /** Who handed over the cases these events are about, by case; a case nobody handed over is missing. */
    Mono<Map<UUID, Client.Id>> of(List<Event> aboutCases);
}
