package village.api.notice;

import java.util.UUID;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryNoticesTest implements NoticesContract {
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries);
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }

    @Override
    public void signIn(Person.Id person, OpenId openId) {
        subscriptions.signIn(person, openId);
    }

    @Override
    public void serve(Template template) {
        subscriptions.serve(village, template.appId());
        subscriptions.add(template);
    }
}
