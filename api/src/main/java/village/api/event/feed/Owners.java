package village.api.event.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.event.Event;

/** Whose cases are whose: a platform hears of what it handed over or was sent, also where it is not public. */
public interface Owners {
    /**
     * Who handed over the cases these events are about, and who has been sent them, by case; a case that no platform has
     * to do with is missing.
     */
    Mono<Map<UUID, Set<Client.Id>>> of(List<Event> aboutCases);
}
