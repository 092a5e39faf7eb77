package village.api.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.client.Client;

/** All webhooks. Secrets are kept sealed. */
public interface Webhooks {
    /** How many of one client may be active. */
    int MOST = 20;

    /**
     * Registers a webhook, which hears of what happens from now on, and claims the idempotency key. Refuses one client's
     * webhooks beyond {@link #MOST} ({@code webhook.too-many}).
     *
     * @return what the key stands for: the new one, or what an earlier request made, without its secret
     */
    Mono<Registered> register(Webhook webhook, WebhookSecret secret, Once once);

    /** The webhooks of a client, oldest first, ended ones included but for those he removed. */
    Mono<List<Webhook>> of(Client.Id client);

    /** Finds a client's webhook, also an ended one; empty for another client's and for what he removed. */
    Mono<Webhook> byId(Client.Id client, Webhook.Id id);

    /** Ends a webhook because its client wants no more; what waits is not sent. Completes empty, also the second time. */
    Mono<Void> remove(Client.Id client, Webhook.Id id);

    /**
     * Gives a webhook a new secret; messages bear a signature by the old one too for a while, and by the oldest one whose
     * while is not over: whoever lost the answer and asks again knows that one only. Completes empty.
     *
     * @param both how long
     */
    Mono<Void> rotate(Client.Id client, Webhook.Id id, WebhookSecret secret, Duration both);

    /**
     * A registered webhook.
     *
     * @param secret what its client must keep; empty when an earlier request made it, as it is given once only
     */
    record Registered(Webhook webhook, Optional<WebhookSecret> secret) {}
}
