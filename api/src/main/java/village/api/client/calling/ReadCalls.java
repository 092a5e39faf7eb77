package village.api.client.calling;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.client.Client;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator looks what a platform called. */
public final class ReadCalls {
    private final CallLog calls;

    public ReadCalls(CallLog calls) {
        this.calls = calls;
    }

    public Mono<Page<CallLog.Call, CallLog.Id>> page(
            Actor actor, Client.Id client, int limit, Optional<CallLog.Id> after) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            return calls.page(client, limit, after);
        });
    }
}
