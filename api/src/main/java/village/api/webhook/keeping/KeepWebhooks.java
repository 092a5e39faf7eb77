package village.api.webhook.keeping;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.identity.login.Chance;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.api.webhook.Webhooks;

/** A platform looks at its own webhooks, gives one another secret, or takes it back. */
public final class KeepWebhooks {
    /** How long messages bear the signature of an earlier secret after it was changed. */
    public static final Duration BOTH = Duration.ofHours(24);

    private final Webhooks webhooks;
    private final Chance chance;

    public KeepWebhooks(Webhooks webhooks, Chance chance) {
        this.webhooks = webhooks;
        this.chance = chance;
    }

    public Mono<List<Webhook>> list(Client caller) {
        return webhooks.of(caller.id());
    }

    public Mono<Webhook> one(Client caller, Webhook.Id id) {
        return webhooks.byId(caller.id(), id).switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WEBHOOK_NOT_FOUND)));
    }

    public Mono<Void> remove(Client caller, Webhook.Id id) {
        return one(caller, id).flatMap(there -> webhooks.remove(caller.id(), id));
    }

    /**
     * Draws another secret; the old one goes on signing beside it for {@link #BOTH}. Asked again within that time, it
     * draws yet another, and the first goes on signing too.
     */
    public Mono<WebhookSecret> rotate(Client caller, Webhook.Id id) {
        return one(caller, id).flatMap(there -> {
            var fresh = WebhookSecret.drawn(chance.secret(), chance.secret());
            return webhooks.rotate(caller.id(), id, fresh, BOTH).thenReturn(fresh);
        });
    }
}
