package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Subscriptions.Answer;

/** What every keeper of inboxes and consents does. */
public interface NoticesContract extends PostOffice {
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
        assertThat(remaining(user)).isEqualTo(2);
        answer(user, Answer.BAN);
        assertThat(remaining(user)).isZero();
        answer(user, Answer.ACCEPT);
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void usesNoConsentOfWhoRefusesUntilHeAcceptsAgain() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        answer(user, Answer.REJECT);
        assertThat(remaining(user)).isZero();
        answer(user, Answer.ACCEPT);
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void countsOnceWhatHisPageAndWechatBothTell() {
        var user = user();
        answer(user, Answer.ACCEPT);
        told(user, Answer.ACCEPT, NOON);
        assertThat(remaining(user)).isEqualTo(1);
        told(user, Answer.ACCEPT, NOON.plusSeconds(60));
        assertThat(remaining(user)).isEqualTo(2);
        answer(user, Answer.ACCEPT);
        assertThat(remaining(user)).isEqualTo(2);
        answer(user, Answer.ACCEPT);
        assertThat(remaining(user)).isEqualTo(3);
    }

    /** However late WeChat tells what his page told before: it comes to the same in the end. */
    @Test
    default void agreesInTheEndAboutWhoRefusesAndAcceptsAgain() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.REJECT);
        answer(user, Answer.ACCEPT);
        told(user, Answer.ACCEPT, NOON);
        told(user, Answer.REJECT, NOON.plusSeconds(1));
        told(user, Answer.ACCEPT, NOON.plusSeconds(2));
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void hearsWhatWechatTellsAgainOnce() {
        var user = user();
        told(user, Answer.ACCEPT, NOON);
        told(user, Answer.ACCEPT, NOON);
        assertThat(remaining(user)).isEqualTo(1);
        told(user, Answer.REJECT, NOON.plusSeconds(1));
        told(user, Answer.ACCEPT, NOON.plusSeconds(2));
        told(user, Answer.REJECT, NOON.plusSeconds(1));
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void hearsNothingOfStrangersAndOfOtherTemplates() {
        var user = user();
        var other = user();
        subscriptions()
                .told(user.openId(), Map.of("unknown", Answer.ACCEPT, other.templateId(), Answer.ACCEPT), NOON)
                .block(PATIENCE);
        var stranger = new OpenId(user.openId().appId(), "stranger");
        subscriptions()
                .told(stranger, Map.of(user.templateId(), Answer.ACCEPT), NOON)
                .block(PATIENCE);
        assertThat(remaining(user)).isZero();
        assertThat(remaining(other)).isZero();
        var late = person();
        signIn(late, stranger);
        assertThat(remaining(new User(late, stranger, user.templateId()))).isZero();
    }

    @Test
    default void countsNoMoreThanItsLimit() {
        var user = user();
        Flux.range(0, Subscriptions.MOST + 5)
                .concatMap(i -> subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT)))
                .blockLast(PATIENCE);
        assertThat(remaining(user)).isEqualTo(Subscriptions.MOST);
    }

    @Test
    default void knowsNoTemplatesOfMiniProgramsNotUsed() {
        var user = user();
        var stranger = person();
        subscriptions()
                .answered(stranger, Map.of(user.templateId(), Answer.ACCEPT, "unknown", Answer.ACCEPT))
                .block(PATIENCE);
        assertThat(now(subscriptions().of(stranger))).isEmpty();
        assertThat(remaining(user)).isZero();
    }
}
