package village.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Deliveries.Consent;
import village.api.notice.Deliveries.Ending;
import village.api.notice.Delivery.State;
import village.api.notice.Notices.Telling;
import village.api.notice.Subscriptions.Answer;
import village.api.place.Village;

/** What every keeper of notices, deliveries and consents does. The three are kept together. */
public interface NoticesContract {
    Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    Duration PATIENCE = Duration.ofSeconds(20);

    Notices notices();

    Deliveries deliveries();

    Subscriptions subscriptions();

    Village.Id village();

    /** Somebody who has signed in somewhere. */
    Person.Id person();

    /** Makes the person a user of the mini-program. */
    void signIn(Person.Id person, OpenId openId);

    /** Lets the mini-program serve {@link #village()} with the template. */
    void serve(Template template);

    // --- the inbox

    @Test
    default void keepsOneNoticePerPersonEventAndKind() {
        var person = person();
        var event = UUID.randomUUID();
        add(notice(person, event, Notice.Kind.FILED));
        add(notice(person, event, Notice.Kind.FILED), notice(person, event, Notice.Kind.TASK));
        assertThat(inbox(person)).extracting(Notice::kind).containsExactly(Notice.Kind.TASK, Notice.Kind.FILED);
    }

    @Test
    default void givesBackWhatWasAdded() {
        var notice = notice(person(), UUID.randomUUID(), Notice.Kind.ANSWERED);
        add(notice);
        assertThat(inbox(notice.person())).containsExactly(notice);
    }

    @Test
    default void listsNewestFirstPageByPage() {
        var person = person();
        var all = new ArrayList<Notice>();
        for (var i = 0; i < 5; i++) {
            all.add(0, notice(person, UUID.randomUUID(), Notice.Kind.FILED));
            add(all.get(0));
        }
        add(notice(person(), UUID.randomUUID(), Notice.Kind.FILED));
        var seen = new ArrayList<Notice>();
        Optional<Notice.Id> after = Optional.empty();
        do {
            var page = now(notices().of(person, 2, after));
            seen.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    default void countsAndMarksWhatIsRead() {
        var person = person();
        var first = notice(person, UUID.randomUUID(), Notice.Kind.FILED);
        var second = notice(person, UUID.randomUUID(), Notice.Kind.DISPATCHED);
        var third = notice(person, UUID.randomUUID(), Notice.Kind.ANSWERED);
        add(first, second, third);
        assertThat(now(notices().markRead(person, first.id(), NOON))).isTrue();
        assertThat(now(notices().markRead(person, second.id(), NOON.plusSeconds(60))))
                .isTrue();
        assertThat(now(notices().unread(person))).isEqualTo(1);
        assertThat(inbox(person))
                .extracting(Notice::readAt)
                .containsExactly(Optional.empty(), Optional.of(NOON.plusSeconds(60)), Optional.of(NOON));
    }

    @Test
    default void marksNobodyElsesNotices() {
        var notice = notice(person(), UUID.randomUUID(), Notice.Kind.FILED);
        add(notice);
        assertThat(now(notices().markRead(person(), notice.id(), NOON))).isFalse();
        assertThat(now(notices().unread(notice.person()))).isEqualTo(1);
    }

    // --- consents

    @Test
    default void countsConsents() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        answer(user, Answer.REJECT);
        assertThat(remaining(user)).isEqualTo(2);
        answer(user, Answer.BAN);
        assertThat(remaining(user)).isZero();
        answer(user, Answer.ACCEPT);
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void countsNoMoreThanItsLimit() {
        var user = user();
        Flux.range(0, Subscriptions.MOST + 5)
                .concatMap(i -> subscriptions().answered(user.person, Map.of(user.templateId, Answer.ACCEPT)))
                .blockLast(PATIENCE);
        assertThat(remaining(user)).isEqualTo(Subscriptions.MOST);
    }

    @Test
    default void knowsNoTemplatesOfMiniProgramsNotUsed() {
        var user = user();
        var stranger = person();
        subscriptions()
                .answered(stranger, Map.of(user.templateId, Answer.ACCEPT, "unknown", Answer.ACCEPT))
                .block(PATIENCE);
        assertThat(now(subscriptions().of(stranger))).isEmpty();
        assertThat(remaining(user)).isZero();
    }

    @Test
    default void findsWhereToReachPeople() {
        var user = user();
        var found = now(subscriptions().channels(village(), Notice.Kind.FILED, List.of(user.person, person())));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).person()).isEqualTo(user.person);
        assertThat(found.get(0).openId()).isEqualTo(user.openId.value());
        assertThat(found.get(0).template().templateId()).isEqualTo(user.templateId);
        assertThat(now(subscriptions().channels(village(), Notice.Kind.BOUND, List.of(user.person))))
                .isEmpty();
    }

    // --- deliveries

    @Test
    default void beginsWhatIsDueAndSpendsAConsent() {
        var user = user();
        answer(user, Answer.ACCEPT);
        var planned = plan(user);
        assertThat(deliveries().begin(NOON.minusSeconds(1)).block(PATIENCE)).isNull();
        var begun = begin();
        assertThat(begun.id()).isEqualTo(planned.id());
        assertThat(begun.message()).isEqualTo(planned.message());
        assertThat(begun.state()).isEqualTo(State.SENDING);
        assertThat(begun.attempts()).isEqualTo(1);
        assertThat(remaining(user)).isZero();
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
    }

    @Test
    default void sendsNothingWithoutConsent() {
        var user = user();
        plan(user);
        assertThat(begin().state()).isEqualTo(State.NO_CONSENT);
        answer(user, Answer.ACCEPT);
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
    }

    @Test
    default void comesBackLaterWithItsConsent() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        var later = NOON.plusSeconds(30);
        assertThat(end(begin(), ending(State.PENDING, Consent.GIVEN_BACK, Optional.of(later))))
                .isTrue();
        assertThat(remaining(user)).isEqualTo(1);
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
        assertThat(now(deliveries().begin(later)).attempts()).isEqualTo(2);
    }

    @Test
    default void givesNothingBackOnceZeroed() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        plan(user);
        plan(user);
        var first = begin();
        var second = begin();
        end(first, ending(State.REFUSED, Consent.ZEROED, Optional.empty()));
        assertThat(remaining(user)).isZero();
        end(second, ending(State.IMPOSSIBLE, Consent.GIVEN_BACK, Optional.empty()));
        assertThat(remaining(user)).isZero();
    }

    @Test
    default void givesUpAttemptsWhoseWorkerIsGone() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        var attempt = begin();
        assertThat(now(deliveries().abandon(NOON, NOON))).isZero();
        assertThat(now(deliveries().abandon(NOON.plusSeconds(1), NOON.plusSeconds(120))))
                .isEqualTo(1);
        assertThat(deliveries().begin(NOON.plusSeconds(3600)).block(PATIENCE)).isNull();
        assertThat(remaining(user)).isZero();
        assertThat(end(attempt, ending(State.SENT, Consent.SPENT, Optional.empty())))
                .isTrue();
    }

    @Test
    default void endsAnAttemptOnce() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        var attempt = begin();
        var givenBack = ending(State.IMPOSSIBLE, Consent.GIVEN_BACK, Optional.empty());
        assertThat(end(attempt, givenBack)).isTrue();
        assertThat(end(attempt, givenBack)).isFalse();
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void plansNothingForANoticeAlreadyKnown() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        var notice = notice(user.person, UUID.randomUUID(), Notice.Kind.FILED);
        tell(notice, planned(user));
        tell(notice(user.person, notice.event(), Notice.Kind.FILED), planned(user));
        begin();
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
    }

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

    default Delivery planned(User user) {
        var message = new SubscribeMessages.Message(
                user.openId, user.templateId, "pages/notice?to=%23", Map.of("thing1", "诉求已收到"));
        return Delivery.planned(Cases.IDS.next(), message, NOON);
    }

    default Delivery plan(User user) {
        var delivery = planned(user);
        tell(notice(user.person, UUID.randomUUID(), Notice.Kind.FILED), delivery);
        return delivery;
    }

    default void tell(Notice notice, Delivery delivery) {
        notices().add(List.of(new Telling(notice, Optional.of(delivery)))).block(PATIENCE);
    }

    default void add(Notice... added) {
        var tellings = List.of(added).stream()
                .map(notice -> new Telling(notice, Optional.empty()))
                .toList();
        notices().add(tellings).block(PATIENCE);
    }

    default List<Notice> inbox(Person.Id person) {
        return now(notices().of(person, 20, Optional.empty()).map(Page::items));
    }

    default void answer(User user, Answer answer) {
        subscriptions().answered(user.person, Map.of(user.templateId, answer)).block(PATIENCE);
    }

    default int remaining(User user) {
        return now(subscriptions().of(user.person)).stream()
                .filter(one -> one.template().templateId().equals(user.templateId))
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

    private static Ending ending(State state, Consent consent, Optional<Instant> next) {
        return new Ending(state, consent, NOON, next);
    }

    private static <T> T now(Mono<T> asked) {
        return asked.blockOptional(PATIENCE).orElseThrow();
    }
}
