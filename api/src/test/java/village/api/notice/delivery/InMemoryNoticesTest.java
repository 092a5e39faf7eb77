package village.api.notice.delivery;

import java.time.Instant;
import java.util.UUID;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notices;
import village.api.notice.ReplyWindows;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Template;
import village.api.notice.oversight.CaseNotices;
import village.api.notice.oversight.InMemoryOversight;
import village.api.notice.oversight.ParkedNotices;
import village.api.place.Village;

class InMemoryNoticesTest
        implements NoticesContract,
                DeliveriesContract,
                ReportsContract,
                ChannelOrderContract,
                DigestsContract,
                OversightContract {
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryReplySlots slots = new InMemoryReplySlots();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions, slots);
    private final InMemoryReports reports = new InMemoryReports(deliveries);
    private final InMemoryDigests digests = new InMemoryDigests(deliveries);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, digests);
    private final InMemoryOversight oversight = new InMemoryOversight(notices, deliveries, digests);
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public Tellings tellings() {
        return notices;
    }

    @Override
    public Digests digests() {
        return digests;
    }

    @Override
    public Routes routes() {
        return subscriptions;
    }

    @Override
    public ReplySlots slots() {
        return slots;
    }

    @Override
    public ParkedNotices parked() {
        return oversight;
    }

    @Override
    public CaseNotices caseNotices() {
        return oversight;
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Reports reports() {
        return reports;
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

    @Override
    public void speak(Template template) {
        subscriptions.speak(village, template.appId(), true);
        subscriptions.add(template);
    }

    @Override
    public void write(OpenId follower, Instant at) {
        subscriptions.hear(follower);
        slots.opened(follower, ReplyWindows.Opening.MESSAGE, at).block();
    }
}
