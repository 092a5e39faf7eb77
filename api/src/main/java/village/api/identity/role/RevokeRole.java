package village.api.identity.role;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.RoleBook;
import village.api.identity.role.Grant.Jurisdiction;

/** Whoever may give a role takes it back. */
public final class RevokeRole {
    private final Grants grants;
    private final RoleBook roles;
    private final Clock clock;

    public RevokeRole(Grants grants, RoleBook roles, Clock clock) {
        this.grants = grants;
        this.roles = roles;
        this.clock = clock;
    }

    public Mono<Void> revoke(Actor actor, Jurisdiction where, Grant.Id id) {
        return Mono.fromRunnable(() -> GrantRules.requireMaySee(actor, where))
                .then(Mono.defer(() -> grants.byId(where, id, clock.instant())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_GRANT_NOT_FOUND)))
                .doOnNext(grant -> GrantRules.requireMayGive(actor, grant.role(), where))
                .flatMap(grant -> grants.revoke(where, id, actor.requirePerson(), clock.instant()))
                .doOnNext(ended -> ended.holder().ifPresent(roles::forget))
                .then();
    }
}
