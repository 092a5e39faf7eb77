package village.api.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;

/** Clients in memory, with their secrets beside them. */
public final class InMemoryClients implements Clients {
    private final Map<UUID, Client> clients = new TreeMap<>(java.util.Comparator.comparing(UUID::toString));
    private final Map<String, Once> onces = new HashMap<>();
    private final Map<String, Client.Id> made = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();

    @Override
    public synchronized Mono<Client> register(Client client, Secret secret, Once once) {
        return Mono.fromSupplier(() -> registered(client, secret, once));
    }

    private synchronized Client registered(Client client, Secret secret, Once once) {
        var name = once.owner() + once.operation() + once.key();
        var earlier = onces.putIfAbsent(name, once);
        if (earlier != null) {
            if (!earlier.fingerprint().equals(once.fingerprint())) {
                throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            return clients.get(made.get(name).value());
        }
        made.put(name, client.id());
        clients.put(client.id().value(), client);
        client.keys().forEach(key -> secrets.put(key.id(), secret));
        return client;
    }

    @Override
    public Mono<Client> change(Client.Id id, UnaryOperator<Client> rule) {
        return Mono.fromSupplier(() -> changed(id, rule));
    }

    private synchronized Client changed(Client.Id id, UnaryOperator<Client> rule) {
        return clients.computeIfPresent(id.value(), (any, before) -> rule.apply(before));
    }

    @Override
    public Mono<Issue> issue(Client.Id id, Key key, Secret secret, Once once) {
        return Mono.fromSupplier(() -> issued(id, key, secret, once));
    }

    private synchronized Issue issued(Client.Id id, Key key, Secret secret, Once once) {
        var name = once.owner() + once.operation() + once.key();
        var earlier = onces.get(name);
        if (earlier != null && !earlier.fingerprint().equals(once.fingerprint())) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        var before = clients.get(id.value());
        if (before == null) {
            return null;
        }
        if (earlier == null) {
            clients.put(id.value(), before.with(key));
            secrets.put(key.id(), secret);
            onces.put(name, once);
            keys.put(name, key.id());
        }
        var there = clients.get(id.value());
        return there.keys().stream()
                .filter(one -> one.id().equals(keys.get(name)))
                .map(one -> new Issue(there, one))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Mono<Secret> secret(Client.Id id, String keyId) {
        return Mono.justOrEmpty(Optional.ofNullable(found(id)))
                .filter(client ->
                        client.keys().stream().anyMatch(key -> key.id().equals(keyId)))
                .flatMap(client -> Mono.justOrEmpty(secret(keyId)));
    }

    /** The secret of a key; empty for a key nobody was given. */
    public synchronized Optional<Secret> secret(String keyId) {
        return Optional.ofNullable(secrets.get(keyId));
    }

    @Override
    public Mono<Client> byId(Client.Id id) {
        return Mono.fromSupplier(() -> found(id));
    }

    private synchronized Client found(Client.Id id) {
        return clients.get(id.value());
    }

    @Override
    public Mono<Page<Client, Client.Id>> page(int limit, Optional<Client.Id> after) {
        return Mono.fromSupplier(() -> listed(limit, after));
    }

    private synchronized Page<Client, Client.Id> listed(int limit, Optional<Client.Id> after) {
        var rows = clients.values().stream()
                .filter(client -> after.isEmpty()
                        || client.id().toString().compareTo(after.get().toString()) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, Client::id);
    }
}
