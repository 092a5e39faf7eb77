package village.api.notice.delivery;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What is gathered to be told together. Any number of workers may close digests at once. */
public interface Digests {
    /**
     * Closes the digest that has been due longest and adds its deliveries, in one transaction and under its row lock:
     * nothing joins it any more, and no other worker gets it.
     *
     * @param plan its ways out, from what it has gathered; may be none
     * @return the digest; empty if none is due, or each that is due is just being joined or closed by somebody else
     */
    Mono<Digest> close(Instant now, Function<Digest, Mono<List<Delivery>>> plan);
}
