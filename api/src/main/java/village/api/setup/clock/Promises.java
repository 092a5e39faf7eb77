package village.api.setup.clock;

import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** What villages promise. */
public interface Promises {
    /** Sets within how many hours a village gives its first answer, and tells of it. */
    Mono<Void> promise(Village.Id village, int hours, Instant now);
}
