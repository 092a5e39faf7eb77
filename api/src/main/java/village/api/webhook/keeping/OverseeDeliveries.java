package village.api.webhook.keeping;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.webhook.Deliveries;
import village.api.webhook.Deliveries.Sent;
import village.api.webhook.Delivery;

/** An operator sees which messages wait, arrived or were given up on, and has one tried again. */
public final class OverseeDeliveries {
    private final Deliveries deliveries;

    public OverseeDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Mono<Page<Sent, Delivery.Id>> list(
            Actor actor, Delivery.State state, int limit, Optional<Delivery.Id> after) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            return deliveries.all(state, limit, after);
        });
    }

    /**
     * Completes empty once the message waits for its next attempt. Refuses one that is not parked
     * ({@code webhook.delivery-not-found}) or whose webhook gets nothing any more ({@code webhook.ended}).
     */
    public Mono<Void> replay(Actor actor, Delivery.Id id) {
        return Mono.defer(() -> {
                    actor.require(Role.OPERATOR);
                    return deliveries.replay(id);
                })
                .filter(waiting -> waiting)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WEBHOOK_DELIVERY_NOT_FOUND)))
                .then();
    }
}
