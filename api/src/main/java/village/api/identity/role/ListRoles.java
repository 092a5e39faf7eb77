package village.api.identity.role;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Actor;
import village.api.identity.Limits;
import village.api.identity.role.Grant.Jurisdiction;

/** Staff see who holds which role. */
public final class ListRoles {
    private final Grants grants;
    private final Clock clock;

    public ListRoles(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    public Mono<Page<Grant, Grant.Id>> list(Actor actor, Jurisdiction where, int limit, Optional<Grant.Id> after) {
        return Mono.defer(() -> {
            Limits.require(limit);
            GrantRules.requireMaySee(actor, where);
            return grants.page(where, limit, after, clock.instant());
        });
    }
}
