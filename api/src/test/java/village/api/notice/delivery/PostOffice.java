package village.api.notice.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notices;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Letter;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.Routes;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.oversight.CaseNotices;
import village.api.notice.oversight.ParkedNotices;
import village.api.place.Village;

/** The keepers of everything about notices, who are kept together, and the words in which their contracts speak. */
public interface PostOffice {
    Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);

    Notices notices();

    Tellings tellings();

    Deliveries deliveries();

    Reports reports();

    Digests digests();

    Subscriptions subscriptions();

    Routes routes();

    ReplySlots slots();

    ParkedNotices parked();

    CaseNotices caseNotices();

    Village.Id village();

    /** Somebody who has signed in somewhere. */
    Person.Id person();

    /** Makes the person a user of the account. */
    void signIn(Person.Id person, OpenId openId);

    /** Lets the mini-program serve {@link #village()} with the template. */
    void serve(Template template);

    /** Lets the certified public account speak for {@link #village()} with the template. */
    void speak(Template template);

    /** A follower writes to the public account. */
    void write(OpenId follower, Instant at);

    // --- words

    /** A user of a mini-program with one template, for {@link Notice.Kind#FILED}. */
    record User(Person.Id person, OpenId openId, String templateId) {}

    default User user() {
        return user(person());
    }

    default User user(Person.Id person) {
        var number = UUID.randomUUID().toString().substring(0, 12);
        var openId = new OpenId("wx" + number, "o" + number);
        serve(new Template(
                openId.appId(),
                Notice.Kind.FILED,
                "t" + number,
                "诉求进展",
                "pages/notice?to={link}",
                Map.of("thing1", Template.Source.TITLE, "time2", Template.Source.TIME)));
        signIn(person, openId);
        return new User(person, openId, "t" + number);
    }

    /** A public account with a template for the same kind, and the person as its follower. */
    default OpenId follower(Person.Id person) {
        var number = UUID.randomUUID().toString().substring(0, 12);
        var openId = new OpenId("wx" + number, "f" + number);
        speak(new Template(
                openId.appId(), Notice.Kind.FILED, "t" + number, "诉求进展", "", Map.of("thing1", Template.Source.TITLE)));
        signIn(person, openId);
        return openId;
    }

    default Letter customer(OpenId follower) {
        return new CustomerMessages.Message(follower, "【枫溪村】您反映的事已收到。");
    }

    default Letter template(OpenId follower) {
        return new TemplateMessages.Message(
                follower, "t1", "https://village.example/h5/#/notices", Map.of("thing1", "诉求已收到"));
    }

    default Notice notice(Person.Id person, UUID event, Notice.Kind kind) {
        return new Notice(
                new Notice.Id(Cases.IDS.next()),
                person,
                event,
                kind,
                Optional.of(village()),
                kind.title(),
                "您反映的事已收到，编号 12345678。",
                "#/villages/330999101201/complaints/1",
                NOON,
                Optional.empty());
    }

    default Letter subscribe(User user) {
        return new SubscribeMessages.Message(
                user.openId(), user.templateId(), "pages/notice?to=%23", Map.of("thing1", "诉求已收到"));
    }

    /** Never quiet. */
    default List<Delivery> planned(Letter... letters) {
        return Delivery.planned(Cases.IDS, List.of(letters), NOON, Optional.empty());
    }

    default Delivery plan(User user) {
        return plan(user.person(), subscribe(user)).get(0);
    }

    /** Tells somebody by those letters, in that order. */
    default List<Delivery> plan(Person.Id person, Letter... letters) {
        var deliveries = planned(letters);
        tell(notice(person, UUID.randomUUID(), Notice.Kind.FILED), deliveries);
        return deliveries;
    }

    default void tell(Notice notice, List<Delivery> deliveries) {
        tellings()
                .add(List.of(new Telling(notice, About.himself(), deliveries, Optional.empty())))
                .block(PATIENCE);
    }

    default void add(Notice... added) {
        var tellings = List.of(added).stream()
                .map(notice -> Telling.inboxOnly(notice, About.himself()))
                .toList();
        tellings().add(tellings).block(PATIENCE);
    }

    default List<Notice> inbox(Person.Id person) {
        return now(notices().of(person, 20, Optional.empty()).map(Page::items));
    }

    default void answer(User user, Answer answer) {
        subscriptions()
                .answered(user.person(), Map.of(user.templateId(), answer))
                .block(PATIENCE);
    }

    default void told(User user, Answer answer, Instant at) {
        subscriptions()
                .told(user.openId(), Map.of(user.templateId(), answer), at)
                .block(PATIENCE);
    }

    default int remaining(User user) {
        return now(subscriptions().of(user.person())).stream()
                .filter(one -> one.template().templateId().equals(user.templateId()))
                .findFirst()
                .orElseThrow()
                .remaining();
    }

    default Delivery begin() {
        return now(deliveries().begin(NOON));
    }

    default boolean end(Delivery attempt, Ending ending) {
        return now(deliveries().end(attempt, ending));
    }

    default Ending ending(State state, Allowance allowance, Optional<Instant> next) {
        return new Ending(state, allowance, NOON, next);
    }

    default <T> T now(Mono<T> asked) {
        return asked.blockOptional(PATIENCE).orElseThrow();
    }
}
