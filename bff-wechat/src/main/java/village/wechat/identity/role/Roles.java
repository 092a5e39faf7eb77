package village.wechat.identity.role;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.identity.role.Grant;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.identity.role.GrantRole;
import village.api.identity.role.ListRoles;
import village.api.identity.role.RevokeRole;
import village.wechat.Requests;

/** What the three addresses of roles have in common. */
@Component
final class Roles {
    private static final String LIST = "roles";

    private final ListRoles listRoles;
    private final GrantRole grantRole;
    private final RevokeRole revokeRole;
    private final Requests requests;
    private final Cursors cursors;

    Roles(ListRoles listRoles, GrantRole grantRole, RevokeRole revokeRole, Requests requests, Cursors cursors) {
        this.listRoles = listRoles;
        this.grantRole = grantRole;
        this.revokeRole = revokeRole;
        this.requests = requests;
        this.cursors = cursors;
    }

    Mono<RolePage> list(Actor actor, Jurisdiction where, int limit, Optional<String> after) {
        return Mono.fromSupplier(() -> after.map(cursor -> new Grant.Id(cursors.open(LIST, cursor))))
                .flatMap(last -> listRoles.list(actor, where, limit, last))
                .map(page -> RolePage.of(page, id -> cursors.seal(LIST, id.value())));
    }

    Mono<RolePage.Item> give(Actor actor, Jurisdiction where, @Nullable String key, NewRole request) {
        return Mono.fromSupplier(() -> requests.once(actor, "role.give", key, new Asked(where.toString(), request)))
                .flatMap(once -> grantRole.grant(actor, where, request.toCommand(), once))
                .map(RolePage.Item::of);
    }

    private record Asked(String where, NewRole request) {}

    Mono<Void> revoke(Actor actor, Jurisdiction where, UUID id) {
        return revokeRole.revoke(actor, where, new Grant.Id(id));
    }
}
