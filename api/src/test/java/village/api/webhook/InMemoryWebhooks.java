package village.api.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;

/** The twin: as atomic as the table. Old secrets it keeps for good. */
public final class InMemoryWebhooks implements Webhooks {
    private final Map<UUID, Webhook> webhooks = new TreeMap<>(Comparator.comparing(UUID::toString));
    private final Map<Webhook.Id, List<WebhookSecret>> secrets = new HashMap<>();
    private final Map<List<String>, Made> keys = new HashMap<>();

    private record Made(String fingerprint, Webhook.Id id) {}

    /** What messages to a webhook are signed with, the newest first. */
    public synchronized List<WebhookSecret> secrets(Webhook.Id id) {
        return List.copyOf(secrets.getOrDefault(id, List.of()));
    }

    /** Ends it, as a receiver does that wants no more. */
    public synchronized void end(Webhook.Id id, Webhook.Ending how) {
        webhooks.computeIfPresent(id.value(), (any, there) -> ended(there, how));
    }

    private static Webhook ended(Webhook there, Webhook.Ending how) {
        return new Webhook(
                there.id(), there.client(), there.url(), there.types(), Optional.of(how), there.registeredAt());
    }

    @Override
    public Mono<Registered> register(Webhook webhook, WebhookSecret secret, Once once) {
        return Mono.fromSupplier(() -> registered(webhook, secret, once));
    }

    private synchronized Registered registered(Webhook webhook, WebhookSecret secret, Once once) {
        var key = List.of(once.owner(), once.operation(), once.key());
        var earlier = keys.get(key);
        if (earlier != null) {
            return again(earlier, once);
        }
        if (all(webhook.client()).stream().filter(Webhook::active).count() >= MOST) {
            throw Refusal.of(Reason.WEBHOOK_TOO_MANY);
        }
        keys.put(key, new Made(once.fingerprint(), webhook.id()));
        webhooks.put(webhook.id().value(), webhook);
        secrets.put(webhook.id(), new ArrayList<>(List.of(secret)));
        return new Registered(webhook, Optional.of(secret));
    }

    private Registered again(Made earlier, Once once) {
        if (!earlier.fingerprint().equals(once.fingerprint())) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        return new Registered(webhooks.get(earlier.id().value()), Optional.empty());
    }

    private List<Webhook> all(Client.Id client) {
        return webhooks.values().stream()
                .filter(one -> one.client().equals(client))
                .toList();
    }

    @Override
    public Mono<List<Webhook>> of(Client.Id client) {
        return Mono.fromSupplier(() -> kept(client));
    }

    private synchronized List<Webhook> kept(Client.Id client) {
        return all(client).stream().filter(InMemoryWebhooks::kept).toList();
    }

    private static boolean kept(Webhook one) {
        return one.ended().filter(Webhook.Ending.REMOVED::equals).isEmpty();
    }

    @Override
    public Mono<Webhook> byId(Client.Id client, Webhook.Id id) {
        return of(client)
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(one -> one.id().equals(id)).findFirst()));
    }

    @Override
    public Mono<Void> remove(Client.Id client, Webhook.Id id) {
        return Mono.fromRunnable(() -> removed(client, id));
    }

    private synchronized void removed(Client.Id client, Webhook.Id id) {
        if (owns(client, id)) {
            end(id, Webhook.Ending.REMOVED);
        }
    }

    @Override
    public Mono<Void> rotate(Client.Id client, Webhook.Id id, WebhookSecret secret, Duration both) {
        return Mono.fromRunnable(() -> rotated(client, id, secret));
    }

    private synchronized void rotated(Client.Id client, Webhook.Id id, WebhookSecret secret) {
        if (owns(client, id)) {
            var before = secrets.get(id);
            var signing = new ArrayList<>(List.of(secret, before.get(0)));
            if (before.size() > 1) {
                signing.add(before.get(before.size() - 1));
            }
            secrets.put(id, signing);
        }
    }

    private boolean owns(Client.Id client, Webhook.Id id) {
        return Optional.ofNullable(webhooks.get(id.value()))
                .filter(one -> one.client().equals(client))
                .isPresent();
    }
}
