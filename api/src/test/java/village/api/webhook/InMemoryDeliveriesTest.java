package village.api.webhook;

import java.util.UUID;

class InMemoryDeliveriesTest implements DeliveriesContract {
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Webhook.Id webhook() {
        return new Webhook.Id(UUID.randomUUID());
    }

    @Override
    public void end(Webhook.Id webhook) {
        deliveries.end(webhook);
    }

    @Override
    public void put(Delivery delivery) {
        deliveries.put(delivery, CLIENT, HOST);
    }
}
