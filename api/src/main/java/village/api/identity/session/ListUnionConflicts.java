package village.api.identity.session;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatIdentities.Conflict;

/** An operator sees whom WeChat calls one person and who both have a past here; nothing tells him who they are. */
public final class ListUnionConflicts {
    private static final int MOST = 100;

    private final WechatIdentities identities;

    public ListUnionConflicts(WechatIdentities identities) {
        this.identities = identities;
    }

    public Mono<List<Conflict>> list(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.OPERATOR)).then(Mono.defer(() -> identities.conflicts(MOST)));
    }
}
