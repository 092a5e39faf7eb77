package village.api.client;

import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;

/** All platforms that may call us. They are few and belong to no village. */
public interface Clients {
    /**
     * Registers a client with its first key, tells of it, and claims the idempotency key.
     *
     * @return the client the idempotency key stands for: the new one, or the one an earlier request made
     */
    Mono<Client> register(Client client, Secret secret, Once once);

    /**
     * Changes a client under its row lock and tells of it.
     *
     * @param rule gives the client as it was when nothing changes, and adds no key; what it throws is passed on and
     *     nothing is written
     * @return the client afterwards; empty if there is none of that id
     */
    Mono<Client> change(Client.Id id, UnaryOperator<Client> rule);

    /**
     * Gives a client another key under its row lock, tells of it, and claims the idempotency key. Refuses while it has as
     * many as it may.
     *
     * @return the client and the key the idempotency key stands for: the new one, or the one an earlier request made;
     *     empty if there is no client of that id
     */
    Mono<Issue> issue(Client.Id id, Key key, Secret secret, Once once);

    /** The secret of a client's key; empty if it has none of that id. */
    Mono<Secret> secret(Client.Id id, String keyId);

    Mono<Client> byId(Client.Id id);

    /** A key somebody was given. */
    record Issue(Client client, Key key) {}

    /** In the order they were registered. */
    Mono<Page<Client, Client.Id>> page(int limit, Optional<Client.Id> after);
}
