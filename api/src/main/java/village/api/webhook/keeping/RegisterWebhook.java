package village.api.webhook.keeping;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.event.feed.PublicType;
import village.api.identity.login.Chance;
import village.api.webhook.Destinations;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.api.webhook.Webhooks;
import village.api.webhook.Webhooks.Registered;

/** A platform asks to be told of changes at an address. */
public final class RegisterWebhook {
    private static final int LONGEST_URL = 500;

    private final Webhooks webhooks;
    private final Destinations destinations;
    private final Chance chance;
    private final Ids ids;
    private final Clock clock;

    public RegisterWebhook(Webhooks webhooks, Destinations destinations, Chance chance, Ids ids, Clock clock) {
        this.webhooks = webhooks;
        this.destinations = destinations;
        this.chance = chance;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param types public types to hear of; empty for all of the client's scopes */
    public Mono<Registered> register(Client caller, String url, Set<String> types, Once once) {
        return Mono.defer(() -> {
            var webhook = new Webhook(
                    new Webhook.Id(ids.next()),
                    caller.id(),
                    permitted(url),
                    known(types),
                    Optional.empty(),
                    clock.instant());
            return webhooks.register(webhook, WebhookSecret.drawn(chance.secret(), chance.secret()), once);
        });
    }

    private URI permitted(String url) {
        var address = parsed(url);
        if (!destinations.allow(address)) {
            throw Refusal.of(Reason.WEBHOOK_DESTINATION);
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            var address = new URI(url);
            if (url.length() <= LONGEST_URL
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw Refusal.invalid("/url", "这不是一个网址。");
        }
        throw Refusal.invalid("/url", "请写完整的网址，不带用户名和 #，不超过 " + LONGEST_URL + " 个字符。");
    }

    private static Set<String> known(Set<String> types) {
        types.stream().filter(word -> PublicType.of(word).isEmpty()).findFirst().ifPresent(word -> {
            throw Refusal.invalid("/types", "没有这种变更类型，请对照变更流的类型表。");
        });
        return types;
    }
}
