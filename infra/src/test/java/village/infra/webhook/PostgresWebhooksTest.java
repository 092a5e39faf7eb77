package village.infra.webhook;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import village.api.client.Client;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.api.webhook.Webhooks;
import village.api.webhook.WebhooksContract;
import village.openapi.webhook.Outbox.Claim;

class PostgresWebhooksTest implements WebhooksContract {
    private final PostOffice post = new PostOffice();

    @AfterEach
    void close() {
        post.close();
    }

    @Override
    public Webhooks webhooks() {
        return post.webhooks();
    }

    @Override
    public Client.Id client() {
        return post.anotherClient();
    }

    /** As a message to it is sent. */
    @Override
    public List<WebhookSecret> secrets(Webhook.Id webhook) {
        post.puts(webhook, UUID.randomUUID());
        return PostOffice.now(post.outbox().claim(webhook, 1, PATIENCE)).stream()
                .map(Claim::secrets)
                .findFirst()
                .orElseThrow();
    }
}
