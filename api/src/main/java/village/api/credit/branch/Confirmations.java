package village.api.credit.branch;

import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.place.Village;

/** Remembers which request confirmed what. */
public interface Confirmations {
    /** The id a request stands for, in the surrounding transaction: the new one, or the one of before. */
    Mono<UUID> of(Village.Id village, Once once, UUID fresh);
}
