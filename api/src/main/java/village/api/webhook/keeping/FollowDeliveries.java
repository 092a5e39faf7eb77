package village.api.webhook.keeping;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.webhook.Deliveries;
import village.api.webhook.Delivery;
import village.api.webhook.Webhook;

/** A platform sees what became of the messages to one of its webhooks, and has them sent again. */
public final class FollowDeliveries {
    /** How many messages one wish sends again at most. */
    public static final int MOST = 10_000;

    private final KeepWebhooks keepWebhooks;
    private final Deliveries deliveries;

    public FollowDeliveries(KeepWebhooks keepWebhooks, Deliveries deliveries) {
        this.keepWebhooks = keepWebhooks;
        this.deliveries = deliveries;
    }

    public Mono<Page<Delivery, Delivery.Id>> list(
            Client caller, Webhook.Id id, Optional<Delivery.State> state, int limit, Optional<Delivery.Id> after) {
        return keepWebhooks.one(caller, id).flatMap(there -> deliveries.page(id, state, limit, after));
    }

    /**
     * Has messages sent again; how many there are. Refuses a webhook that gets nothing any more
     * ({@code webhook.ended}): nothing would be sent.
     *
     * @param since what was made since then, delivered or not, up to {@value #MOST}; empty for what was given up on
     */
    public Mono<Long> replay(Client caller, Webhook.Id id, Optional<Instant> since) {
        return keepWebhooks
                .one(caller, id)
                .filter(Webhook::active)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WEBHOOK_ENDED)))
                .flatMap(there -> since.map(from -> deliveries.replaySince(id, from, MOST))
                        .orElseGet(() -> deliveries.replayParked(id)));
    }
}
