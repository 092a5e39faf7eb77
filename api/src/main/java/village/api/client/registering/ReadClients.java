package village.api.client.registering;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator looks at the platforms that may call us. */
public final class ReadClients {
    private final Clients clients;

    public ReadClients(Clients clients) {
        this.clients = clients;
    }

    public Mono<Page<Client, Client.Id>> page(Actor actor, int limit, Optional<Client.Id> after) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            return clients.page(limit, after);
        });
    }

    public Mono<Client> one(Actor actor, Client.Id id) {
        return Mono.defer(() -> {
                    actor.require(Role.OPERATOR);
                    return clients.byId(id);
                })
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CLIENT_NOT_FOUND)));
    }
}
