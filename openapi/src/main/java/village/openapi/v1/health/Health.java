package village.openapi.v1.health;

import reactor.core.publisher.Mono;

/** Whether what the open API stands on answers. */
@FunctionalInterface
public interface Health {
    /** Answers within a second, whatever is broken; never fails. */
    Mono<Boolean> up();
}
