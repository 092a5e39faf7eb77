package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Receipt;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.oversight.ParkedNotice;
import village.api.notice.oversight.ParkedNotices.Scope;

/** What every keeper of WeChat's reports does with those of messages that did not arrive. */
public interface ReportsContract extends PostOffice {
    Endings ENDINGS = new Endings(
            new DeliverNotices.Pace(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofHours(1),
                    Duration.ofHours(24),
                    Duration.ofMinutes(2)),
            new Random(1));

    @Test
    default void triesAgainWhatDidNotArrive() {
        var follower = sentByTemplate("m1");
        assertThat(take(failed(follower, "m1"))).isTrue();
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
        var again = now(deliveries().begin(NOON.plusSeconds(3600)));
        assertThat(again.letter().to()).isEqualTo(follower);
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    default void givesTheConsentBackOfWhatDidNotArrive() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        sent("m1");
        assertThat(take(report(user, "m1", Outcome.TRY_LATER))).isTrue();
        assertThat(remaining(user)).isEqualTo(1);
        assertThat(now(deliveries().begin(NOON.plusSeconds(3600))).attempts()).isEqualTo(2);
    }

    @Test
    default void goesTheNextWayWhereThePersonRefused() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        var follower = follower(user.person());
        plan(user.person(), subscribe(user), template(follower));
        sent("m1");
        assertThat(take(report(user, "m1", Outcome.REFUSED))).isTrue();
        assertThat(remaining(user)).isZero();
        assertThat(begin().letter()).isEqualTo(template(follower));
    }

    @Test
    default void leavesAloneWhatArrived() {
        var follower = sentByTemplate("m1");
        take(new Report(follower, "m1", Optional.empty(), Outcome.SENT));
        assertThat(take(failed(follower, "m1"))).isFalse();
        assertThat(deliveries().begin(NOON.plusSeconds(86_400)).block(PATIENCE)).isNull();
    }

    @Test
    default void hearsAReportOnceHoweverOftenItIsTold() {
        var follower = sentByTemplate("m1");
        assertThat(take(failed(follower, "m1"))).isTrue();
        assertThat(take(failed(follower, "m1"))).isFalse();
        end(now(deliveries().begin(NOON.plusSeconds(3600))), sentAs("m2"));
        assertThat(take(failed(follower, "m1"))).isFalse();
        assertThat(catchUp()).isZero();
        assertThat(deliveries().begin(NOON.plusSeconds(86_400)).block(PATIENCE)).isNull();
        assertThat(take(failed(follower, "m2"))).isTrue();
    }

    @Test
    default void knowsNoMessagesOfOthers() {
        var follower = sentByTemplate("m1");
        assertThat(take(failed(follower, "unknown"))).isFalse();
        assertThat(take(failed(new OpenId("wx-elsewhere", follower.value()), "m1")))
                .isFalse();
        assertThat(catchUp()).isZero();
        assertThat(deliveries().begin(NOON.plusSeconds(86_400)).block(PATIENCE)).isNull();
    }

    /** WeChat may report before its answer is written down, and the instance may die in between. */
    @Test
    default void waitsForSendingToBeWrittenDown() {
        var person = person();
        var follower = follower(person);
        plan(person, template(follower));
        var attempt = begin();
        assertThat(take(failed(follower, "m1"))).isFalse();
        assertThat(catchUp()).isZero();
        end(attempt, sentAs("m1"));
        assertThat(catchUp()).isEqualTo(1);
        assertThat(catchUp()).isZero();
        assertThat(now(deliveries().begin(NOON.plusSeconds(3600))).attempts()).isEqualTo(2);
    }

    @Test
    default void waitsNoLongerThanADay() {
        var person = person();
        var follower = follower(person);
        plan(person, template(follower));
        var attempt = begin();
        take(failed(follower, "m1"));
        end(attempt, sentAs("m1"));
        assertThat(now(reports().catchUp(NOON.plus(Reports.KEPT).plusSeconds(1), ReportsContract::ending)))
                .isZero();
        assertThat(catchUp()).isZero();
    }

    @Test
    default void findsTheOnlyMessageWithoutAName() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        end(begin(), ending(State.SENT, Deliveries.Allowance.SPENT, Optional.empty()));
        assertThat(take(report(user, "m1", Outcome.TRY_LATER))).isTrue();
        assertThat(now(deliveries().begin(NOON.plusSeconds(3600))).attempts()).isEqualTo(2);
    }

    @Test
    default void guessesNotBetweenMessagesWithoutNames() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        plan(user);
        plan(user);
        end(begin(), ending(State.SENT, Deliveries.Allowance.SPENT, Optional.empty()));
        var second = begin();
        assertThat(take(report(user, "m1", Outcome.TRY_LATER))).isFalse();
        end(second, ending(State.SENT, Deliveries.Allowance.SPENT, Optional.empty()));
        assertThat(catchUp()).isZero();
        assertThat(deliveries().begin(NOON.plusSeconds(3600)).block(PATIENCE)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"SENT", "TRY_LATER"})
    default void learnsWhatBecameOfAnUnknownOne(Outcome outcome) {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        begin();
        now(deliveries().abandon(NOON.plusSeconds(1), NOON.plusSeconds(120)));
        assertThat(parkedStates()).containsExactly(State.UNKNOWN);
        assertThat(take(report(user, "m1", outcome))).isTrue();
        assertThat(parkedStates()).isEmpty();
        assertThat(deliveries()
                        .begin(NOON.plusSeconds(3600))
                        .blockOptional(PATIENCE)
                        .isPresent())
                .isEqualTo(outcome == Outcome.TRY_LATER);
    }

    @Test
    default void parksWhatNeverArrives() {
        var follower = sentByTemplate("m1");
        var late = NOON.plus(Duration.ofHours(24));
        now(reports().take(failed(follower, "m1"), late, (attempt, outcome) -> ENDINGS.of(attempt, outcome, late)));
        assertThat(parkedStates()).containsExactly(State.PARKED);
        assertThat(deliveries().begin(NOON.plusSeconds(90_000)).block(PATIENCE)).isNull();
    }

    @Test
    default void sendsNoTemplatesToWhoRefusesTheAccountUntilHeDoesSomethingThere() {
        var person = person();
        var follower = follower(person);
        write(follower, NOON.minusSeconds(60));
        plan(person, template(follower));
        sent("m1");
        assertThat(take(new Report(follower, "m1", Optional.empty(), Outcome.REFUSED)))
                .isTrue();
        plan(person, template(follower));
        assertThat(begin().state()).isEqualTo(State.REFUSED);
        write(follower, NOON.plusSeconds(60));
        plan(person, template(follower));
        assertThat(begin().state()).isEqualTo(State.SENDING);
    }

    @Test
    default void refusesInOneAccountOnly() {
        var person = person();
        var follower = follower(person);
        plan(person, template(follower));
        sent("m1");
        take(new Report(follower, "m1", Optional.empty(), Outcome.REFUSED));
        plan(person, template(follower(person)));
        assertThat(begin().state()).isEqualTo(State.SENDING);
    }

    // --- words

    private OpenId sentByTemplate(String name) {
        var person = person();
        var follower = follower(person);
        plan(person, template(follower));
        sent(name);
        return follower;
    }

    private void sent(String name) {
        end(begin(), sentAs(name));
    }

    private Ending sentAs(String name) {
        return ending(State.SENT, Deliveries.Allowance.SPENT, Optional.empty())
                .named(Receipt.sent(name).messageId());
    }

    private static Report failed(OpenId follower, String name) {
        return new Report(follower, name, Optional.empty(), Outcome.TRY_LATER);
    }

    private static Report report(User user, String name, Outcome outcome) {
        return new Report(user.openId(), name, Optional.of(user.templateId()), outcome);
    }

    private boolean take(Report report) {
        return now(reports().take(report, NOON, ReportsContract::ending));
    }

    private long catchUp() {
        return now(reports().catchUp(NOON, ReportsContract::ending));
    }

    private static Ending ending(Delivery attempt, Outcome outcome) {
        return ENDINGS.of(attempt, outcome, NOON);
    }

    private List<State> parkedStates() {
        return now(parked().page(new Scope(Optional.of(village()), true), 20, Optional.empty())).items().stream()
                .map(ParkedNotice::state)
                .toList();
    }
}
