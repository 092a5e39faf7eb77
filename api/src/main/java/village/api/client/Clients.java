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
     * @param rule gives the client as it was when nothing changes; what it throws is passed on and nothing is written
     * @param secret belongs to the key the rule adds; empty when it adds none
     * @return the client afterwards; empty if there is none of that id
     */
    Mono<Client> change(Client.Id id, UnaryOperator<Client> rule, Optional<Secret> secret);

    Mono<Client> byId(Client.Id id);

    /** In the order they were registered. */
    Mono<Page<Client, Client.Id>> page(int limit, Optional<Client.Id> after);
}
