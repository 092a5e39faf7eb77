package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.notice.Notice;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Delivery.State;

/** What every keeper of deliveries does with those of one channel. */
public interface DeliveriesContract extends PostOffice {
    @Test
    default void beginsWhatIsDueAndSpendsAConsent() {
        var user = user();
        answer(user, Answer.ACCEPT);
        var planned = plan(user);
        assertThat(deliveries().begin(NOON.minusSeconds(1)).block(PATIENCE)).isNull();
        var begun = begin();
        assertThat(begun.id()).isEqualTo(planned.id());
        assertThat(begun.letter()).isEqualTo(planned.letter());
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
        assertThat(end(begin(), ending(State.PENDING, Allowance.GIVEN_BACK, Optional.of(later))))
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
        end(first, ending(State.REFUSED, Allowance.ZEROED, Optional.empty()));
        assertThat(remaining(user)).isZero();
        end(second, ending(State.IMPOSSIBLE, Allowance.GIVEN_BACK, Optional.empty()));
        assertThat(remaining(user)).isZero();
    }

    @Test
    default void givesNothingBackToWhoRefusedSince() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        var attempt = begin();
        answer(user, Answer.REJECT);
        end(attempt, ending(State.PENDING, Allowance.GIVEN_BACK, Optional.of(NOON.plusSeconds(30))));
        assertThat(remaining(user)).isZero();
        assertThat(now(deliveries().begin(NOON.plusSeconds(30))).state()).isEqualTo(State.NO_CONSENT);
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
        assertThat(end(attempt, ending(State.SENT, Allowance.SPENT, Optional.empty())))
                .isTrue();
    }

    @Test
    default void endsAnAttemptOnce() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        var attempt = begin();
        var givenBack = ending(State.IMPOSSIBLE, Allowance.GIVEN_BACK, Optional.empty());
        assertThat(end(attempt, givenBack)).isTrue();
        assertThat(end(attempt, givenBack)).isFalse();
        assertThat(remaining(user)).isEqualTo(1);
    }

    @Test
    default void plansNothingForANoticeAlreadyKnown() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        var notice = notice(user.person(), UUID.randomUUID(), Notice.Kind.FILED);
        tell(notice, planned(subscribe(user)));
        tell(notice(user.person(), notice.event(), Notice.Kind.FILED), planned(subscribe(user)));
        begin();
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
    }
}
