package village.api.client.registering;

import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Terms;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.login.Chance;

/** An operator registers a platform and is given its first key. */
public final class RegisterClient {
    private final Clients clients;
    private final NewKeys keys;
    private final Ids ids;
    private final Clock clock;

    public RegisterClient(Clients clients, Chance chance, Ids ids, Clock clock) {
        this.clients = clients;
        this.keys = new NewKeys(chance);
        this.ids = ids;
        this.clock = clock;
    }

    /** A request that is repeated gives the same client, with its secret for {@link Issued#SHOWN}. */
    public Mono<Issued> register(Actor actor, Terms terms, Once once) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            var now = clock.instant();
            var drawn = keys.draw(now);
            var client = new Client(new Client.Id(ids.next()), 1, terms, List.of(drawn.key()), now);
            return clients.register(client, drawn.secret(), once)
                    .flatMap(there -> Issued.of(
                            clients, new Clients.Issue(there, there.keys().get(0)), now));
        });
    }
}
