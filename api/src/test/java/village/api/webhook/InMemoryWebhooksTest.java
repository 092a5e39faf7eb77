package village.api.webhook;

import java.util.List;
import java.util.UUID;
import village.api.client.Client;

class InMemoryWebhooksTest implements WebhooksContract {
    private final InMemoryWebhooks webhooks = new InMemoryWebhooks();

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Client.Id client() {
        return new Client.Id(UUID.randomUUID());
    }

    @Override
    public List<WebhookSecret> secrets(Webhook.Id webhook) {
        return webhooks.secrets(webhook);
    }
}
