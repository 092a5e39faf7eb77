package village.api.identity;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;

/** A person sees who looked at his data. */
public final class ListAccesses {
    private final AccessLog log;

    public ListAccesses(AccessLog log) {
        this.log = log;
    }

    public Mono<Page<AccessLog.Line, AccessLog.Id>> list(Actor actor, int limit, Optional<AccessLog.Id> after) {
        return Mono.defer(() -> {
            Limits.require(limit);
            return log.about(actor.requirePerson(), limit, after);
        });
    }
}
