package village.api.complaint.handling.above;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.place.Village;

/** The platforms a village's cases may be sent to. */
@FunctionalInterface
public interface Receivers {
    /**
     * Those that may read and write complaints where the village lies today and have a key in use, by name, then id;
     * possibly none. Others would not learn what they were sent.
     */
    Mono<List<Receiver>> of(Village.Id village);

    /** @param name for example 浙江省基层治理平台 */
    record Receiver(Client.Id id, String name) {}
}
