package village.infra.webhook;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import village.api.webhook.Deliveries;
import village.api.webhook.DeliveriesContract;
import village.api.webhook.Delivery;
import village.api.webhook.Webhook;

class PostgresDeliveriesTest implements DeliveriesContract {
    private final PostOffice post = new PostOffice();

    @AfterEach
    void close() {
        post.close();
    }

    @Override
    public Deliveries deliveries() {
        return post.deliveries();
    }

    @Override
    public Webhook.Id webhook() {
        return post.webhook(URI.create("https://" + HOST + "/hook"));
    }

    @Override
    public void end(Webhook.Id webhook) {
        post.run("update webhook set ended = 'gone', ended_at = now() where id = '" + webhook + "'");
    }

    @Override
    public void put(Delivery delivery) {
        post.put(delivery);
    }
}
