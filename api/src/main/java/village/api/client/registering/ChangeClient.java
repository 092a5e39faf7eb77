package village.api.client.registering;

import java.time.Clock;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Terms;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.login.Chance;

/** An operator changes what was agreed with a platform, gives it a second key or takes one back. */
public final class ChangeClient {
    private final Clients clients;
    private final NewKeys keys;
    private final Clock clock;

    public ChangeClient(Clients clients, Chance chance, Clock clock) {
        this.clients = clients;
        this.keys = new NewKeys(chance);
        this.clock = clock;
    }

    /**
     * Agrees on other terms.
     *
     * @param version the one the operator has seen; refuses when somebody changed the client since
     */
    public Mono<Client> agree(Actor actor, Client.Id id, long version, Terms terms) {
        return changed(actor, id, client -> {
            if (client.version() != version) {
                throw Refusal.of(Reason.CLIENT_STALE);
            }
            return client.on(terms);
        });
    }

    /**
     * Gives another key. Refuses while two are active. A request that is repeated gives the same key, with its secret for
     * {@link Issued#SHOWN}.
     */
    public Mono<Issued> issueKey(Actor actor, Client.Id id, Once once) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            var now = clock.instant();
            var drawn = keys.draw(now);
            return clients.issue(id, drawn.key(), drawn.secret(), once)
                    .switchIfEmpty(unknown())
                    .flatMap(issue -> Issued.of(clients, issue, now));
        });
    }

    /** Takes a key back; it is good no longer. Doing so twice changes nothing. */
    public Mono<Client> revokeKey(Actor actor, Client.Id id, String keyId) {
        return changed(actor, id, client -> client.without(keyId, clock.instant()));
    }

    private Mono<Client> changed(Actor actor, Client.Id id, UnaryOperator<Client> rule) {
        return Mono.defer(() -> {
                    actor.require(Role.OPERATOR);
                    return clients.change(id, rule);
                })
                .switchIfEmpty(unknown());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Refusal.of(Reason.CLIENT_NOT_FOUND));
    }
}
