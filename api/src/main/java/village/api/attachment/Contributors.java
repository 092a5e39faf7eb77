package village.api.attachment;

import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** Who else than its staff and those bound there sends files in a village, for what he does there. */
public interface Contributors {
    /** Nobody else. */
    Contributors NONE = actor -> Mono.just(false);

    /** Whether a person who is neither may send files in the actor's village. */
    Mono<Boolean> include(Actor actor);
}
